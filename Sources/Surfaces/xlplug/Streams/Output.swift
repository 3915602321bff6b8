import Glibc
import HostFiles
import XLText

/// Bytes on their way to a descriptor, collected so that a million lines are not a million calls.
struct Output: ~Copyable {
  /// How many bytes are collected before they are written.
  static let chunkByteCount = 1 << 16

  private let descriptor: Int32
  /// What is collected; the process that appends calls `flushIfFull` now and then.
  var bytes: [UInt8] = []

  /// Collects for a descriptor.
  init(_ descriptor: Int32 = STDOUT_FILENO) {
    self.descriptor = descriptor
    bytes.reserveCapacity(2 * Self.chunkByteCount)
  }

  /// Writes what is collected where that is a lot.
  mutating func flushIfFull() {
    if bytes.count >= Self.chunkByteCount { flush() }
  }

  /// Writes what is collected; ends the process if standard output does not take it.
  mutating func flush() {
    Self.write(bytes, to: descriptor)
    bytes.removeAll(keepingCapacity: true)
  }

  /// Collects a text for people, in the characters that can be shown.
  mutating func append(_ text: String) { bytes += Terminal.charset(descriptor).shown(text).utf8 }

  /// Writes a text for people and a newline to standard output.
  static func print(_ text: String) { writeLine(text, to: STDOUT_FILENO) }

  /// Writes a text for people and a newline to standard error.
  static func complain(_ text: String) { writeLine(text, to: STDERR_FILENO) }

  /// Writes a document for programs and a newline to standard output, as it is.
  static func printDocument(_ text: String) { write(Array((text + "\n").utf8), to: STDOUT_FILENO) }

  private static func writeLine(_ text: String, to descriptor: Int32) {
    write(Array((Terminal.charset(descriptor).shown(text) + "\n").utf8), to: descriptor)
  }

  /// Writes an error to standard error: what is wrong, after the word that all errors begin with.
  static func complain(error text: String) { complain("error: \(text)") }

  /// Ends the process, whose results no process has; silent where the reader went away on purpose.
  private static func endUnwritten(_ number: Int32) -> Never {
    if number != EPIPE {
      complain(error: "cannot write standard output: \(systemWords(number))")
    }
    let arguments = ArgumentBytes.ofThisProcess()
    if XLCommandLine(arguments) != nil { Exit.leave(with: XLCommandLine.Status.failed.rawValue) }
    NamedCommand(arguments).page.environmentExit.leave()
  }

  private static func write(_ bytes: [UInt8], to descriptor: Int32) {
    bytes.withUnsafeBytes { buffer in
      var offset = 0
      while offset < buffer.count {
        let count = Glibc.write(descriptor, buffer.baseAddress.map { $0 + offset }, buffer.count - offset)
        if count < 0, errno == EINTR { continue }
        if count < 0, descriptor == STDOUT_FILENO { endUnwritten(errno) }
        // There is no other place to report that standard error is full.
        if count < 0 { return }
        offset += count
      }
    }
  }
}
