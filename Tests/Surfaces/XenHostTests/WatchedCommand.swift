import Foundation
import Glibc
import Testing
import XLTestKit

/// A command on a terminal, whose steps are seen when they begin and when they end, and which can be killed
/// at any of them.
struct WatchedCommand {
  /// Where a command is killed.
  struct Moment: Hashable, CustomStringConvertible, Sendable {
    /// What the terminal shows then: `2/5` when the step begins, `✓ 2/5` when it is done.
    var mark: String
    /// Further milliseconds.
    var delay: UInt32 = 0

    var description: String { delay == 0 ? mark : "\(mark) + \(delay) ms" }
  }

  /// What a command did.
  struct End {
    /// Exit status, or 128 plus the signal.
    var status: Int32
    /// What the terminal showed.
    var text: String
    /// The steps, as they began and ended.
    var marks: [String]
  }

  /// Runs words on a terminal and kills them at a moment.
  static func run(_ words: [String], killAt moment: Moment? = nil) throws -> End {
    let (terminal, own) = try open()
    defer { close(terminal) }
    let command = try HostCommand(words, terminal: own)
    close(own)
    var text: [UInt8] = []
    var marks: [String] = []
    var buffer = [UInt8](repeating: 0, count: 4096)
    while true {
      let count = read(terminal, &buffer, buffer.count)
      if count <= 0 { break }  // the last writer is gone
      text += buffer[..<count]
      marks = Self.marks(in: String(decoding: text, as: UTF8.self))
      if let moment, marks.contains(moment.mark) {
        usleep(moment.delay * 1000)
        command.send(SIGKILL)
        break
      }
    }
    let status = try command.end().status
    return End(status: status, text: String(decoding: text, as: UTF8.self), marks: marks)
  }

  private static func marks(in text: String) -> [String] {
    // A line that replaces another begins after a carriage return; with a newline it would be one character.
    let lines = String(text.unicodeScalars.map { $0 == "\r" ? "\n" : Character($0) })
    let plain = lines.replacing(#/\u{1b}\[[0-9;]*[A-Za-z]/#) { _ in "" }
    return plain.matches(of: #/\n +((✓ |✗ )?\d+/\d+) /#).map { String($0.output.1) }
      .reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
  }

  /// Both ends of a new terminal.
  private static func open() throws -> (Int32, Int32) {
    let terminal = Glibc.open("/dev/ptmx", O_RDWR | O_NOCTTY | O_CLOEXEC)
    var (locked, number): (Int32, Int32) = (0, 0)
    try #require(terminal >= 0)
    // TIOCSPTLCK and TIOCGPTN of asm-generic/ioctls.h, which are what unlockpt and ptsname do.
    try #require(ioctl(terminal, 0x4004_5431, &locked) == 0 && ioctl(terminal, 0x8004_5430, &number) == 0)
    let own = Glibc.open("/dev/pts/\(number)", O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(own >= 0)
    return (terminal, own)
  }
}
