import Foundation
import XLModel
import XLProject
import XLRules
import XLServer
import XLText

/// An editor that talks to the built server over pipes.
final class Client {
  private let process = Process()
  private let (input, output) = (Pipe(), Pipe())
  private var reader = MessageReader()

  /// Starts the program.
  init(_ program: String) throws {
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = ["lsp"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
  }

  func send(_ text: String) throws {
    try input.fileHandleForWriting.write(contentsOf: Data(MessageReader.framed(Array(text.utf8))))
  }

  /// The next message of the server, as text.
  func next() -> String {
    while true {
      if case .message(let bytes)? = reader.next() { return String(decoding: bytes, as: UTF8.self) }
      let more = output.fileHandleForReading.availableData
      if more.isEmpty { return "" }
      reader.append(more)
    }
  }

  /// Waits for a message that holds a text.
  func wait(for text: String) {
    while true {
      let message = next()
      if message.isEmpty || message.contains(text) { return }
    }
  }

  /// The most memory that the server has had, in MB.
  var peakMegabytes: Double {
    let path = "/proc/\(process.processIdentifier)/status"
    let status = (try? String(contentsOfFile: path, encoding: .utf8)) ?? ""
    let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
    return Double(line.filter(\.isNumber)).map { $0 / 1024 } ?? 0
  }

  func end() throws {
    try send(#"{"jsonrpc":"2.0","id":99,"method":"shutdown"}"#)
    try send(#"{"jsonrpc":"2.0","method":"exit"}"#)
    process.waitUntilExit()
  }

  static let beginning =
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"capabilities":{}}}"#
}

/// A server without a machine around it.
final class Nowhere: Surroundings {
  let settings = Settings()
  let runningRelease: XenVersion? = nil
  let hostShape = HostShape()
  let rulePages: String? = "https://pages.example/rules/"
  func entries(of directory: [UInt8]) -> [DirectoryEntry]? { nil }
  func text(of path: [UInt8], byteCountMax: Int, followsLink: Bool) -> SourceText? { nil }
  func look(_ questions: HostQuestions, scriptDirectories: [[UInt8]]) -> HostLook { HostLook() }
  func names(scriptDirectories: [[UInt8]]) -> HostNames { HostNames() }
}
