import Foundation
import Testing
import XLTestKit

/// A store with a simulated host, served by `xlplug store serve` in a process of its own for as long as this
/// lives.
final class ServedStore {
  /// Where it answers.
  let socket: String
  private let directory: URL
  private let server = Process()
  private let lifeline = Pipe()

  /// A store; `isSimulated` says whether backends and guests react.
  init(isSimulated: Bool = true) throws {
    directory = try Project.temporaryDirectory("served")
    socket = directory.appendingPathComponent("socket").path
    let said = Pipe()
    // The shell ends the server also when this process ends without a word. It does not wait for that end:
    // where a test's thread blocks SIGCHLD, the shell inherits the block and would wait forever.
    server.executableURL = URL(fileURLWithPath: "/bin/sh")
    server.arguments = [
      "-c", #""$0" store serve --socket "$@" & read -r line; kill $!"#,
      XLPlugCommand.program.path, socket,
    ]
    // No other child may hold the shell's life in its hands.
    _ = fcntl(lifeline.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC)
    if isSimulated { server.arguments?.append("--simulate") }
    server.standardInput = lifeline
    server.standardOutput = said
    try server.run()
    let line = String(decoding: said.fileHandleForReading.availableData, as: UTF8.self)
    try #require(line.hasPrefix("serving a store at \(socket)"), "the store says: \(line)")
  }

  deinit {
    try? lifeline.fileHandleForWriting.write(contentsOf: Data("end\n".utf8))
    try? lifeline.fileHandleForWriting.close()
    server.waitUntilExit()
    // A store that is killed in a test cannot be tidied up after, so what is known of its devices stays.
    let journals = "/run/xlplug"
    let mark = directory.lastPathComponent.suffix(8)
    for name in (try? FileManager.default.contentsOfDirectory(atPath: journals)) ?? []
    where name.contains(mark) { try? FileManager.default.removeItem(atPath: "\(journals)/\(name)") }
    try? FileManager.default.removeItem(at: directory)
  }

  /// Everything in it, with owners and permissions.
  func listing() throws -> String {
    try runCommand(["xenstore-ls", "-f", "-p"], adding: ["XENSTORED_PATH": socket]).text
  }
}
