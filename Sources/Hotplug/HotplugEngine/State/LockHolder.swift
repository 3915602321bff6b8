import HotplugPlan

/// A process that holds a lock.
public struct LockHolder: Hashable, Sendable {
  /// The most bytes of its command line that are read.
  static let commandByteCountMax = 4096
  /// The most bytes of its command line that are shown.
  static let shownByteCountMax = 120

  /// Its number.
  public var pid: Int32
  /// Its command line, words with blanks between them, cut at `shownByteCountMax`; empty where /proc does not
  /// report it.
  public var command: [UInt8]

  /// A process by its parts.
  public init(pid: Int32, command: [UInt8]) { (self.pid, self.command) = (pid, command) }

  /// A process that holds the lock of a path now; nil where none does, or where /proc does not report.
  init?(of path: String) {
    guard let process = FileLocks.holders(of: path).first else { return nil }
    let words = process.commandWords(atMost: Self.commandByteCountMax).joined(separator: [0x20])
    self.init(pid: process.pid, command: Array(words.prefix(Self.shownByteCountMax)))
  }
}

extension LockHolder: CustomStringConvertible {
  /// The process in words: `process 4711 (xlplug attach 7 …)`.
  public var description: String {
    "process \(pid)" + (command.isEmpty ? "" : " (\(String(readable: command)))")
  }
}
