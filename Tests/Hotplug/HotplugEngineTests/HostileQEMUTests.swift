import Foundation
import Glibc
import HotplugPlan
import Testing
import XLTestKit
import XenstoreHost

@testable import HotplugEngine

/// A guest that breaks out of its devices has taken over its qemu, which may then answer anything.
@Suite(.serialized) struct HostileQEMUTests {
  private static let domid: UInt16 = 48
  private static let greeting = #"{"QMP": {}}"# + "\r\n"

  /// What it sends at once, and what is reported.
  static let answers: [(sent: String, words: String)] = [
    ("hello\r\n", "expected a JSON object"),
    ("[]\n", "expected a JSON object"),
    ("{}\n", "expected a greeting"),
    (String(repeating: "x", count: 1 << 20), "a line of more than 1048576 bytes"),
    (String(repeating: "[", count: 1000) + "\n", "expected a JSON object"),
    ("", "it closed the connection"),
    (greeting, "it closed the connection"),
    (greeting + String(repeating: #"{"event": "X"}"# + "\n", count: 1000), "1000 messages without an answer"),
    (greeting + #"{"error": {"desc": "no \u001b[2J"}, "id": 1}"# + "\n", "refused 'qmp_capabilities': no"),
    (greeting + #"{"return": {}, "id": 1e0}"# + "\n", "it closed the connection"),
    (greeting + #"{"error": 1, "id": 1}"# + "\n", "expected a member 'return' or 'error'"),
    (
      greeting + #"{"error": 1, "return": {}, "id": 1}"# + "\n" + #"{"return": 7, "id": 2}"# + "\n",
      "has no drive 'ide-5632'"
    ),
  ]

  @Test(arguments: answers) func isReportedAndChangesNothing(_ answer: (sent: String, words: String))
    async throws
  {
    let host = try MediumHost(domid: Self.domid)
    let before = try host.said()
    let listener = try HostileListener("\(QEMUSocket.directory)/qmp-libxl-\(Self.domid)", sends: answer.sent)
    let outcome = try host.host.run(host.plan(host.images[1], seconds: 20))
    #expect("\(try #require(outcome.fault))".contains(answer.words), "\(String(describing: outcome.fault))")
    #expect(outcome.undone.isEmpty)
    #expect(try host.said() == before)
    withExtendedLifetime(listener) {}
  }

  /// A name is no proof: a link may lead to the qemu of another guest, and a directory that others write to
  /// may have anything in it.
  @Test func anotherFileInThePlaceOfTheSocket() throws {
    let directory = try Project.temporaryDirectory("qmp").path
    defer { try? FileManager.default.removeItem(atPath: directory) }
    let path = "\(directory)/qmp-libxl-\(Self.domid)"
    func expect(_ reason: String, _ place: SourceLocation = #_sourceLocation) {
      #expect(throws: EngineFault.qemu(.unreachable(path: path, reason: reason)), sourceLocation: place) {
        _ = try QEMUSocket(of: Self.domid, in: directory, until: Deadline(in: 60), interruptedBy: nil)
      }
    }
    chmod(directory, 0o755)
    symlink("/run", path)
    expect("expected a socket")
    unlink(path)
    mkfifo(path, 0o600)
    expect("expected a socket")
    unlink(path)
    expect("No such file or directory")
    let listener = try HostileListener(path, sends: Self.greeting)
    symlink(path, "\(directory)/qmp-libxl-1")
    #expect(throws: EngineFault.self) {
      _ = try QEMUSocket(of: 1, in: directory, until: Deadline(in: 60), interruptedBy: nil)
    }
    for mode: mode_t in [0o777, 0o775] {
      chmod(directory, mode)
      expect("expected a directory that only root can write")
    }
    chmod(directory, 0o755)
    chown(directory, 1, 1)
    expect("expected a directory that only root can write")
    chown(directory, 0, 0)
    let socket = try QEMUSocket(of: Self.domid, in: directory, until: Deadline(in: 60), interruptedBy: nil)
    #expect(try socket.line() == Array(#"{"QMP": {}}"#.utf8) + [13])
    withExtendedLifetime(listener) {}
  }
}

/// A listener in the place of a guest's qemu, that sends bytes to who connects and closes.
private final class HostileListener {
  private let path: String
  private let thread: LoopThread

  init(_ path: String, sends text: String) throws {
    mkdir("/var/run/xen", 0o755)
    unlink(path)
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let bound = withUnixAddress(path) { bind(listener, $0, $1) }
    try #require(bound == 0 && listen(listener, 1) == 0)
    let bytes = Array(text.utf8)
    self.path = path
    thread = try #require(
      LoopThread { stop in
        defer { close(listener) }
        var watched = [listener, stop].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&watched, 2, -1) > 0, watched[1].revents == 0 {
          let connection = accept(listener, nil, nil)
          var rest = bytes[...]
          while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
              send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { break }
            rest = rest.dropFirst(count)
          }
          // What it was asked is read, so that the end is an end and not a reset.
          shutdown(connection, Int32(SHUT_WR))
          var buffer = [UInt8](repeating: 0, count: 4096)
          while read(connection, &buffer, buffer.count) > 0 {}
          close(connection)
        }
      }
    )
  }

  deinit {
    thread.stop()
    unlink(path)
  }
}
