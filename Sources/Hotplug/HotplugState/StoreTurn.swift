import Glibc

/// A turn at changing the store, which one xlplug command of the host has at a time.
///
/// The first entry of a device and its last one change directories that all devices share. xenstored lets
/// one of several transactions at once commit such a change and refuses the others, which are then repeated:
/// of 64 attaches at once, seven transactions in ten. Correctness does not need the turn, since other
/// programs take none; a command that does not get it in time continues without it.
package struct StoreTurn: ~Copyable {
  /// How long a turn is waited for, in seconds.
  package static let waitSecondsMax = 1.0

  /// Whether no other process has the turn.
  package private(set) var isHeld = false
  private let descriptor: Int32

  /// Waits for the turn, which ends with the value, and with the process.
  ///
  /// It is flock(2) on the directory itself: only root can open it, and no file can be left over.
  package init(in directory: String = RuntimeDirectory.path, waiting seconds: Double = waitSecondsMax) {
    descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC | O_NOFOLLOW)
    guard descriptor >= 0 else { return }
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    switch LockWait(for: descriptor, until: deadline, interruptedBy: nil) {
    case .held: isHeld = true
    case .timedOut, .interrupted, .failed: break
    }
  }

  deinit { if descriptor >= 0 { close(descriptor) } }
}
