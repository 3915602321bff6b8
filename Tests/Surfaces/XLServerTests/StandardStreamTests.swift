import Foundation
import JSON
import Testing
import XLTestKit

@testable import XLServer

/// The built program, talked to over its standard streams.
@Suite struct StandardStreamTests {
  private static func framed(_ messages: [JSONValue]) -> Data {
    Data(messages.flatMap { MessageReader.framed(JSONWriterBytes.of($0)) })
  }

  private static let beginning = Talk.message(
    "initialize",
    ["processId": .null, "capabilities": Talk.modern],
    id: 1
  )
  private static let ending = [Talk.message("shutdown", .null, id: 99), Talk.message("exit", .null)]

  private static func opened(_ text: String) -> JSONValue {
    let document: JSONValue = [
      "uri": .string(Talk.uri), "languageId": "xl", "version": 1, "text": .string(text),
    ]
    return Talk.message("textDocument/didOpen", ["textDocument": document])
  }

  /// What the program says to all of an input, which ends then.
  private static func talk(_ input: Data) throws -> (messages: [JSONValue], result: CommandResult) {
    let result = try XLPlugCommand.run(["lsp", "--stdio"], input: input)
    var reader = MessageReader()
    reader.append(Array(result.output))
    var messages: [JSONValue] = []
    while let piece = reader.next() {
      guard case .message(let bytes) = piece else {
        Issue.record("\(piece)")
        continue
      }
      messages.append(try JSONReader.value(of: bytes))
    }
    return (messages, result)
  }

  @Test func aWholeTalk() throws {
    let hover = Talk.message("textDocument/hover", Talk.spot(["line": 0, "character": 1]), id: 2)
    let messages = [Self.beginning, Talk.message("initialized", [:]), Self.opened("memory = 512M\n"), hover]
    let (said, result) = try Self.talk(Self.framed(messages + Self.ending))
    #expect(result.status == 0 && result.errorText == "")
    #expect(said.first?["result"]["serverInfo"]["name"] == "xlplug")
    #expect(said.contains { $0["id"] == 2 && $0["result"]["contents"]["kind"] == "markdown" })
    #expect(said.last?["id"] == 99)
  }

  @Test func whoGoesAwayIsNotMissed() throws {
    #expect(try Self.talk(Data()).result.status == 1)
    let (said, result) = try Self.talk(Self.framed([Self.beginning, Self.opened("a\n")]))
    #expect(result.status == 1 && result.errorText == "")
    #expect(said.contains { $0["method"] == "textDocument/publishDiagnostics" } || said.count == 1)
    // Half a message is none.
    #expect(try Self.talk(Data(Self.framed([Self.beginning]).dropLast(3))).messages.isEmpty)
  }

  @Test func garbageIsPassedOver() throws {
    var input = Data("hello?\r\n\r\n".utf8) + Self.framed([Self.beginning])
    input += Data("Content-Length: 5\r\n\r\n{oops".utf8) + Self.framed(Self.ending)
    let (said, result) = try Self.talk(input)
    #expect(result.status == 0)
    #expect(said.count { $0["error"]["code"].integer == -32700 } == 2)
  }

  /// A client that closes its end while the server has much to say.
  @Test func aBrokenPipeEndsItQuietly() throws {
    let big = String(repeating: "kernal = 1\n", count: 20_000)
    let input = Self.framed([Self.beginning, Self.opened(big)])
    let place = try Project.temporaryDirectory("pipe")
    defer { _ = try? FileManager.default.removeItem(at: place) }
    let file = place.appendingPathComponent("in")
    try input.write(to: file)
    let program = XLPlugCommand.program.path
    let words =
      "'\(program)' lsp < '\(file.path)' 2>'\(place.path)/err' | head -c 10 >/dev/null; echo ${PIPESTATUS[0]}"
    let result = try runCommand(["bash", "-c", words])
    #expect(result.text == "1\n")
    #expect(try Data(contentsOf: place.appendingPathComponent("err")).isEmpty)
  }

  /// A client that says more than both pipes hold before it reads anything.
  @Test func whoSaysMuchBeforeListeningIsServed() throws {
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = XLPlugCommand.program
    process.arguments = ["lsp"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    let count = 3_000
    let hovers = (0..<count).map { number in
      Talk.message("textDocument/hover", Talk.spot(["line": 0, "character": 1]), id: Int64(1_000 + number))
    }
    let messages = [Self.beginning, Self.opened("memory = 512\n")] + hovers + Self.ending
    try input.fileHandleForWriting.write(contentsOf: Self.framed(messages))
    let said = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    var reader = MessageReader()
    reader.append(Array(said))
    var answers = 0
    while case .message(let bytes)? = reader.next() {
      if let id = try JSONReader.value(of: bytes)["id"].integer, id >= 1_000 { answers += 1 }
    }
    #expect(answers == count)
  }

  /// The pipe stays open, and the process that the client said it was is gone.
  @Test func itEndsWithItsParent() throws {
    let shortLived = try runCommand(["bash", "-c", "echo $$"])
    let gone = Int64(shortLived.text.trimmingCharacters(in: .whitespacesAndNewlines)) ?? 0
    let begin = Talk.message("initialize", ["processId": .integer(gone), "capabilities": [:]], id: 1)
    let process = Process()
    let (input, output) = (Pipe(), Pipe())
    process.executableURL = XLPlugCommand.program
    process.arguments = ["lsp"]
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    try input.fileHandleForWriting.write(contentsOf: Self.framed([begin]))
    process.waitUntilExit()
    #expect(process.terminationReason == .exit && process.terminationStatus == 1)
    try input.fileHandleForWriting.close()
  }
}
