import Foundation
import JSON
import Testing
import XLTestKit
import XLText

@testable import XLServer

/// Talks that nobody would have: right and wrong messages and edits in any order.
///
/// After each message the server lives, and has the text that the client has; and every request is answered
/// once. `XLPLUG_TRANSCRIPT` says how many messages are tried.
@Suite struct TranscriptTests {
  /// A client that counts in UTF-16 and keeps its own texts, in a way that shares nothing with the server's.
  private struct Client {
    var random: Seeded
    /// The texts of the documents that are open, as units of UTF-16.
    var texts: [String: [UInt16]] = [:]
    var version = 1
    var nextID: Int64 = 1

    static let uris = ["file:///ws/a.cfg", "file:///ws/b.cfg", "file:///ws/.xlplug.yaml", "untitled:c", "x"]
    private static let pieces = [
      "name = \"a\"\n", "disk = [ \"/a,raw,xvda,w\", 'iscsi:b,xvdb,w' ]\n",
      "vif = [ 'mac=00:16:3e:0:0:1' ]\r\n",
      "# xlplug: ignore XL3001\n", "\r", "\n", "[", "]", "\"", "'", "é", "😀", "=", ",", "memory", " ", "\\",
      "\u{0}",
      "vnuma = [[ 'a' ]]\n", "x", "0x1f", "+=", ";", "cmdline = 'root=/dev/xvda1'\n",
    ]

    mutating func text(_ most: Int) -> String {
      (0..<Int.random(in: 0...most, using: &random)).map { _ in random.pick(Self.pieces) }.joined()
    }

    /// Where lines start, by the rule of the protocol.
    private static func starts(_ text: [UInt16]) -> [Int] {
      var starts = [0]
      for (index, unit) in text.enumerated() {
        let isReturn = unit == 13 && !(index + 1 < text.count && text[index + 1] == 10)
        if unit == 10 || isReturn { starts.append(index + 1) }
      }
      return starts
    }

    /// A place, mostly in the text, and the unit that it is.
    mutating func place(_ text: [UInt16]) -> (json: JSONValue, unit: Int) {
      let starts = Self.starts(text)
      if random.chance(1, in: 20) {
        let line = starts.count + Int.random(in: 0...3, using: &random)
        return (
          ["line": JSONValue(line), "character": JSONValue(Int.random(in: 0...9, using: &random))], text.count
        )
      }
      let line = Int.random(in: 0..<starts.count, using: &random)
      var end = line + 1 < starts.count ? starts[line + 1] - 1 : text.count
      if line + 1 < starts.count, end > starts[line], text[end] == 10, text[end - 1] == 13 { end -= 1 }
      var unit = Int.random(in: starts[line]...end, using: &random)
      // Never between the halves of a character.
      if unit < text.count, unit > 0, (0xDC00..<0xE000).contains(text[unit]) { unit -= 1 }
      let beyond = unit == end && random.chance(1, in: 10) ? Int.random(in: 0...5, using: &random) : 0
      return (["line": JSONValue(line), "character": JSONValue(unit - starts[line] + beyond)], unit)
    }

    mutating func spot(_ uri: String) -> JSONValue {
      let place = place(texts[uri] ?? []).json
      return ["textDocument": ["uri": .string(uri)], "position": place]
    }

    mutating func range(_ text: [UInt16]) -> (json: JSONValue, units: Range<Int>) {
      let (one, other) = (place(text), place(text))
      // Two ways to write one place may be in any order.
      if one.unit == other.unit { return (["start": one.json, "end": one.json], one.unit..<one.unit) }
      let (start, end) = one.unit < other.unit ? (one, other) : (other, one)
      return (["start": start.json, "end": end.json], start.unit..<end.unit)
    }
  }

  @Test func anythingMayBeSaid() throws {
    var client = Client(random: .fromEnvironment())
    let seed = client.random.seed
    let count = Seeded.count("XLPLUG_TRANSCRIPT", or: 2_000)
    var talk = Self.talk()
    for number in 0..<count {
      if number % 500 == 499 {
        // Now and then everything begins anew, in any state.
        talk = Self.talk()
        client.texts = [:]
      }
      let (bytes, id) = Self.next(&client)
      talk.session.handle([.message(bytes)])
      var said = talk.session.takeMessages()
      var rounds = 0
      while talk.session.hasWork, rounds < 50 {
        talk.session.handle([.idle])
        said += talk.session.takeMessages()
        rounds += 1
      }
      let message = "seed \(seed), message \(number): \(String(decoding: bytes.prefix(400), as: UTF8.self))"
      try #require(talk.session.ending == nil, "\(message)")
      for message in said { _ = try JSONReader.value(of: message.bytes) }
      if let id {
        let answers = said.count { answer in
          switch answer {
          case .result(.number(id), _), .failure(.number(id), _): true
          default: false
          }
        }
        try #require(answers == 1, "\(answers) answers; \(message)")
      }
      for (uri, text) in client.texts {
        let own = talk.session.documents[uri].map {
          Array(String(decoding: $0.text.bytes, as: UTF8.self).utf16)
        }
        try #require(own == text, "\(uri); \(message)")
      }
    }
  }

  private static func talk() -> Talk {
    Talk(
      ["/ws/d.cfg": "name = \"d\"\nvif = [ 'backend=a' ]\n"],
      options: ["codeLens": true, "host": true],
      capabilities: ["textDocument": ["codeAction": ["codeActionLiteralSupport": [:]]]]
    )
  }

  /// The next message, and the number of a request that has to be answered.
  private static func next(_ client: inout Client) -> ([UInt8], Int64?) {
    let uri = client.random.pick(Client.uris)
    if client.random.chance(1, in: 12) { return (broken(&client, uri), nil) }
    if client.texts[uri] == nil || client.random.chance(1, in: 40) { return (open(&client, uri), nil) }
    if client.random.chance(1, in: 60) {
      client.texts[uri] = nil
      return (message("textDocument/didClose", ["textDocument": ["uri": .string(uri)]]), nil)
    }
    if client.random.chance(1, in: 2) { return (change(&client, uri), nil) }
    client.nextID += 1
    return (request(&client, uri, client.nextID), client.nextID)
  }

  private static func message(_ method: String, _ parameters: JSONValue, id: Int64? = nil) -> [UInt8] {
    JSONWriterBytes.of(Talk.message(method, parameters, id: id))
  }

  private static func open(_ client: inout Client, _ uri: String) -> [UInt8] {
    let text = client.text(12)
    client.texts[uri] = Array(text.utf16)
    let document: JSONValue = ["uri": .string(uri), "languageId": "xl", "version": 1, "text": .string(text)]
    return message("textDocument/didOpen", ["textDocument": document])
  }

  private static func change(_ client: inout Client, _ uri: String) -> [UInt8] {
    var text = client.texts[uri] ?? []
    var changes: [JSONValue] = []
    for _ in 0..<Int.random(in: 1...3, using: &client.random) {
      let new = client.text(3)
      if client.random.chance(1, in: 20) {
        text = Array(new.utf16)
        changes.append(["text": .string(new)])
      } else {
        let (range, units) = client.range(text)
        text.replaceSubrange(units, with: new.utf16)
        changes.append(["range": range, "text": .string(new)])
      }
    }
    client.texts[uri] = text
    client.version += 1
    let document: JSONValue = ["uri": .string(uri), "version": JSONValue(client.version)]
    return message("textDocument/didChange", ["textDocument": document, "contentChanges": .array(changes)])
  }

  private static func request(_ client: inout Client, _ uri: String, _ id: Int64) -> [UInt8] {
    let method = client.random.pick(ClientMethod.allCases.filter { !$0.isNotification && $0 != .shutdown })
    var parameters = client.spot(uri)
    guard case .object(var members) = parameters else { return [] }
    members.append(.init("range", client.range(client.texts[uri] ?? []).json))
    members.append(.init("positions", .array([client.place(client.texts[uri] ?? []).json])))
    members.append(.init("newName", .string(client.random.pick(["xvdq", "", "b", "xvdb", "é"]))))
    members.append(.init("previousResultId", .string(String(Int.random(in: 0...9, using: &client.random)))))
    members.append(.init("previousResultIds", []))
    members.append(.init("query", .string(client.random.pick(["", "a", "xvd"]))))
    members.append(.init("command", .string(client.random.pick(["xlplug.explain", "x"]))))
    members.append(.init("arguments", [.string(client.random.pick(["XL3001", "XL"]))]))
    members.append(.init("context", ["diagnostics": [], "includeDeclaration": true]))
    if client.random.chance(1, in: 3) {
      members.append(.init("data", ["uri": .string(uri), "fixAll": true, "key": "memory"]))
    }
    parameters = .object(members)
    return message(method.rawValue, parameters, id: id)
  }

  /// A message that is none, or none that has a place here.
  private static func broken(_ client: inout Client, _ uri: String) -> [UInt8] {
    let junk: [JSONValue] = [
      .null, 1, "x", [], [:], ["uri": 5], .bool(true), ["textDocument": ["uri": .string(uri)]],
    ]
    switch Int.random(in: 0...6, using: &client.random) {
    case 0: return Array(client.text(5).utf8)
    case 1:
      var bytes = request(&client, uri, -1)
      if !bytes.isEmpty { bytes.remove(at: Int.random(in: 0..<bytes.count, using: &client.random)) }
      return bytes
    case 2:
      return message(
        "$/cancelRequest",
        ["id": .integer(Int64.random(in: 0...client.nextID, using: &client.random))]
      )
    case 3: return message("$/setTrace", ["value": .string(client.random.pick(["off", "verbose"]))])
    case 4:
      return JSONWriterBytes.of([
        "jsonrpc": "2.0", "id": .integer(Int64.random(in: 0...9, using: &client.random)),
        "result": client.random.pick(junk),
      ])
    case 5: return message("nobody/knows", client.random.pick(junk))
    default:
      // What would change texts is not sent with parameters of chance.
      let quiet: Set<ClientMethod> = [.exit, .shutdown, .didOpen, .didChange, .didClose]
      let method = client.random.pick(ClientMethod.allCases.filter { !quiet.contains($0) })
      return message(method.rawValue, client.random.pick(junk), id: method.isNotification ? nil : -2)
    }
  }
}
