import Foundation
public import Testing

extension Trait where Self == ConditionTrait {
  /// For tests of a lock whose taker has ended, and that a child holds.
  ///
  /// In a PID namespace of its own, as of a container, the kernel's list of locks leaves such a lock out
  /// (locks_translate_pid in fs/locks.c, Linux 6.1).
  public static var needsInitialPIDNamespace: Self {
    // PROC_PID_INIT_INO in include/linux/proc_ns.h.
    .enabled(
      if: (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/ns/pid"))
        == "pid:[4026531836]",
      "in a PID namespace of its own the kernel hides locks whose taker has ended"
    )
  }
}
