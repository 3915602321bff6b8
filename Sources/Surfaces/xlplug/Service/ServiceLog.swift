import ArgumentParser
import Glibc
import JSON

/// Where the log of a service goes.
enum ServiceLog: String, CaseIterable, ExpressibleByArgument {
  /// The journal where standard error leads there, else lines of text.
  case auto
  /// Lines of text on standard error.
  case text
  /// Lines of JSON on standard error.
  case json
  /// The journal of systemd, with fields.
  case journal

  /// The socket of the journal (systemd's native protocol).
  private static let journalSocket = "/run/systemd/journal/socket"

  /// The form for where standard error leads.
  var resolved: ServiceLog { self == .auto ? (Self.isJournal ? .journal : .text) : self }

  /// Whether standard error is the journal's (systemd.exec(5), JOURNAL_STREAM).
  private static var isJournal: Bool {
    guard let numbers = ProcessEnvironment.text("JOURNAL_STREAM")?.split(separator: ":"), numbers.count == 2
    else { return false }
    var status = stat()
    return fstat(STDERR_FILENO, &status) == 0 && "\(status.st_dev)" == numbers[0]
      && "\(status.st_ino)" == numbers[1]
  }

  /// Writes an entry.
  func write(_ entry: LogEntry) {
    switch self {
    case .auto: resolved.write(entry)
    case .text: Output.complain(entry.priority == .error ? "error: \(entry.message)" : entry.message)
    case .json: Output.complain(Self.document(entry))
    case .journal: Datagram.send(Self.message(entry), to: Self.journalSocket)
    }
  }

  private static func document(_ entry: LogEntry) -> String {
    let members: [JSONValue.Member] =
      [
        .init("priority", .integer(Int64(entry.priority.rawValue))), .init("message", .string(entry.message)),
      ] + entry.fields.map { .init($0.name, .string($0.value)) }
    return String(decoding: JSONValue.line(members, encodesBytes: false), as: UTF8.self)
  }

  private static func message(_ entry: LogEntry) -> [UInt8] {
    let fields = entry.fields.map { ("XLPLUG_\($0.name.uppercased())", $0.value) }
    let all =
      [
        ("PRIORITY", "\(entry.priority.rawValue)"), ("SYSLOG_IDENTIFIER", "xlplug"),
        ("MESSAGE", entry.message),
      ] + fields
    return all.flatMap { name, value -> [UInt8] in
      // A value of several lines has its length before it.
      guard value.utf8.contains(10) else { return Array("\(name)=\(value)\n".utf8) }
      let bytes = Array(value.utf8)
      let length = (0..<8).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
      return Array("\(name)\n".utf8) + length + bytes + [10]
    }
  }
}
