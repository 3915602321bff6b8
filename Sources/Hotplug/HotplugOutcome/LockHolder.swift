import HotplugPlan

/// A process that holds a lock.
public struct LockHolder: Hashable, Sendable {
  /// The most bytes of its command line that are shown.
  package static let shownByteCountMax = 120

  /// Its number.
  public var pid: Int32
  /// Its command line, words with blanks between them, cut at `shownByteCountMax`; empty where /proc does not
  /// report it.
  public var command: [UInt8]

  /// A process by its parts.
  public init(pid: Int32, command: [UInt8]) { (self.pid, self.command) = (pid, command) }
}

extension LockHolder: CustomStringConvertible {
  /// The process in words: `process 4711 (xlplug attach 7 …)`.
  public var description: String {
    "process \(pid)" + (command.isEmpty ? "" : " (\(String(readable: command)))")
  }
}
