import Foundation
import Glibc
import Testing

/// The console of a guest as a terminal of dom0: lines go in, framed answers come out.
final class GuestConsole {
  private let descriptor: Int32
  private var unread: [UInt8] = []
  private var count = 0

  private let name: String

  /// The terminal that xenconsoled opened for the domain.
  init(_ domid: Int) throws {
    name = "domain \(domid)"
    let path = try #require(try XenHost.read("/local/domain/\(domid)/console/tty"))
    descriptor = open(path, O_RDWR | O_NOCTTY | O_CLOEXEC)
    try #require(descriptor >= 0, "\(path): \(String(cString: strerror(errno)))")
  }

  deinit { close(descriptor) }

  /// Waits until the guest's shell reads lines.
  func awaitReady() throws { while try line() != "@ready" {} }

  /// Runs a line; its status and what it printed.
  func ask(_ command: String) throws -> (status: Int, text: String) {
    count += 1
    let bytes = Array("\(count) \(command)\n".utf8)
    let written = write(descriptor, bytes, bytes.count)
    try #require(written == bytes.count, "the console took \(written) of \(bytes.count) bytes")
    while try line() != "@\(count){" {}
    var text = ""
    while true {
      let line = try line()
      // The last line of what was printed may lack its end.
      if let end = line.range(of: "@\(count)}", options: .backwards),
        let status = Int(line[end.upperBound...])
      {
        return (status, text + line[..<end.lowerBound])
      }
      text += line + "\n"
    }
  }

  /// Runs a line that must succeed; what it printed.
  @discardableResult
  func must(_ command: String, _ place: SourceLocation = #_sourceLocation) throws -> String {
    let answer = try ask(command)
    try #require(answer.status == 0, "\(name): \(command): \(answer.text)", sourceLocation: place)
    return answer.text
  }

  /// The next line, without its end.
  private func line() throws -> String {
    while true {
      if let end = unread.firstIndex(of: 10) {
        defer { unread.removeFirst(end + 1) }
        return String(decoding: unread[..<end].filter { $0 != 13 }, as: UTF8.self)
      }
      var poll = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = Glibc.poll(&poll, 1, Int32(XenHost.waitSecondsMax * 1000))
      var buffer = [UInt8](repeating: 0, count: 4096)
      let count = ready > 0 ? read(descriptor, &buffer, buffer.count) : 0
      try #require(
        count > 0,
        "the console of \(name) is silent; unread: '\(String(decoding: unread, as: UTF8.self))'"
      )
      unread += buffer[..<count]
    }
  }
}
