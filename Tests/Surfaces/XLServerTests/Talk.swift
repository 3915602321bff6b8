import Foundation
import JSON
import Testing
import XLTestKit
import XLText

@testable import XLServer

/// A talk with a server in this process, by messages.
final class Talk {
  let session: Session
  let surroundings: MemorySurroundings
  /// Everything that the server said by itself, in order.
  private(set) var told: [ServerMessage] = []
  private var lastNumber: Int64 = 0
  private var version = 1

  /// The document that is talked about where no other is named.
  static let uri = "file:///ws/web.cfg"

  /// A talk that has begun, unless `isFresh`.
  init(
    _ files: [String: String] = [:],
    folders: [String] = ["file:///ws"],
    options: JSONValue = .null,
    capabilities: JSONValue = Talk.modern,
    isFresh: Bool = false,
  ) {
    surroundings = MemorySurroundings(files)
    session = Session(surroundings, version: "0")
    if isFresh { return }
    _ = request(
      "initialize",
      [
        "processId": .null, "capabilities": capabilities, "initializationOptions": options,
        "workspaceFolders": .array(folders.map { ["uri": .string($0), "name": "ws"] }),
      ]
    )
    notify("initialized", [:])
  }

  /// What a client of today can do.
  static let modern: JSONValue = [
    "general": ["positionEncodings": ["utf-8"]],
    "textDocument": [
      "completion": ["completionItem": ["snippetSupport": true]],
      "codeAction": [
        "codeActionLiteralSupport": [:], "dataSupport": true, "resolveSupport": ["properties": ["edit"]],
      ],
      "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
    ],
  ]

  /// Hands messages over at once, and keeps what is said in return.
  func hand(_ messages: [JSONValue]) -> [ServerMessage] {
    session.handle(messages.map { .message(JSONWriterBytes.of($0)) })
    let said = session.takeMessages()
    told += said
    return said
  }

  static func message(_ method: String, _ parameters: JSONValue, id: Int64? = nil) -> JSONValue {
    var members: [JSONValue.Member] = [.init("jsonrpc", "2.0")]
    if let id { members.append(.init("id", .integer(id))) }
    members += [.init("method", .string(method)), .init("params", parameters)]
    return .object(members)
  }

  /// Asks, and waits for the answer, doing what can wait meanwhile.
  func ask(_ method: String, _ parameters: JSONValue) -> ServerMessage? {
    lastNumber += 1
    let id = RequestIdentifier.number(lastNumber)
    var said = hand([Self.message(method, parameters, id: lastNumber)])
    for _ in 0..<100_000 {
      for message in said {
        switch message {
        case .result(id, _), .failure(id, _): return message
        default: continue
        }
      }
      guard session.hasWork else { return nil }
      said = idle()
    }
    return nil
  }

  /// The result of a request; null where it fails, which is an issue.
  func request(_ method: String, _ parameters: JSONValue, at place: SourceLocation = #_sourceLocation)
    -> JSONValue
  {
    switch ask(method, parameters) {
    case .result(_, let value)?: return value
    case let other:
      Issue.record("'\(method)' got \(String(describing: other))", sourceLocation: place)
      return .null
    }
  }

  /// The refusal of a request; nil where it is met.
  func fault(_ method: String, _ parameters: JSONValue) -> ResponseFault? {
    if case .failure(_, let fault)? = ask(method, parameters) { fault } else { nil }
  }

  @discardableResult
  func notify(_ method: String, _ parameters: JSONValue) -> [ServerMessage] {
    hand([Self.message(method, parameters)])
  }

  private func idle() -> [ServerMessage] {
    session.handle([.idle])
    let said = session.takeMessages()
    told += said
    return said
  }

  /// Does everything that can wait.
  func settle() {
    var rounds = 0
    while session.hasWork, rounds < 100_000 {
      _ = idle()
      rounds += 1
    }
  }

  // MARK: - Documents

  /// Opens a document; the place of `$0` is given back.
  @discardableResult
  func open(_ marked: String, uri: String = Talk.uri, language: String = "xl") -> JSONValue {
    let (text, place) = Self.unmarked(marked)
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(uri), "languageId": .string(language), "version": 1, "text": .string(text),
        ]
      ]
    )
    return place
  }

  /// A text without its mark, and the place of that in UTF-8.
  static func unmarked(_ marked: String) -> (String, JSONValue) {
    guard let mark = marked.range(of: "$0") else { return (marked, ["line": 0, "character": 0]) }
    let before = marked[..<mark.lowerBound]
    let lines = before.split(separator: "\n", omittingEmptySubsequences: false)
    let place: JSONValue = [
      "line": JSONValue(lines.count - 1), "character": JSONValue((lines.last ?? "").utf8.count),
    ]
    return (String(before) + String(marked[mark.upperBound...]), place)
  }

  /// The parameters of a request about a place.
  static func spot(_ place: JSONValue, uri: String = Talk.uri) -> JSONValue {
    ["textDocument": ["uri": .string(uri)], "position": place]
  }

  /// The parameters of a request about a document, with others.
  static func document(_ uri: String = Talk.uri, _ others: KeyValuePairs<String, JSONValue> = [:])
    -> JSONValue
  {
    .object([.init("textDocument", ["uri": .string(uri)])] + others.map { .init($0.key, $0.value) })
  }

  static let everything: JSONValue = [
    "start": ["line": 0, "character": 0], "end": ["line": 100_000, "character": 0],
  ]

  /// Replaces a range of the document.
  func change(_ range: JSONValue?, _ text: String, uri: String = Talk.uri) {
    version += 1
    notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": .string(uri), "version": JSONValue(version)],
        "contentChanges": [.members(["range": range, "text": .string(text)])],
      ]
    )
  }

  /// What was published last of a document, a line each.
  func published(_ uri: String = Talk.uri) -> String {
    for case .notification(.publishDiagnostics, let value) in told.reversed() where value["uri"].string == uri
    {
      return (value["diagnostics"].array ?? []).map(Self.line).joined(separator: "\n")
    }
    return "nothing was published"
  }

  /// A diagnostic in one line.
  static func line(_ item: JSONValue) -> String {
    let severity = ["", "error", "warning", "note"][item["severity"].integer ?? 0]
    let message = (item["message"].string ?? "").replacingOccurrences(of: "\n", with: " | ")
    return "\(place(item["range"])) \(severity) \(item["code"].string ?? "") \(message)"
  }

  /// A range as people write it, from 0.
  static func place(_ range: JSONValue) -> String {
    func number(_ value: JSONValue) -> String {
      "\(value["line"].integer ?? -1):\(value["character"].integer ?? -1)"
    }
    return "\(number(range["start"]))-\(number(range["end"]))"
  }

  /// The text after edits of LSP, in UTF-8.
  static func applying(_ edits: JSONValue, to text: String) -> String {
    let bytes = Array(text.utf8)
    let lines = DocumentLines(bytes)
    func offset(_ place: JSONValue) -> Int {
      let place = LinePosition(line: place["line"].integer ?? 0, character: place["character"].integer ?? 0)
      return lines.offset(of: place, in: bytes, .utf8)
    }
    var result: [UInt8] = []
    var used = 0
    let sorted = (edits.array ?? []).sorted { offset($0["range"]["start"]) < offset($1["range"]["start"]) }
    for edit in sorted {
      let (start, end) = (offset(edit["range"]["start"]), offset(edit["range"]["end"]))
      result += bytes[used..<max(used, start)]
      result += Array((edit["newText"].string ?? "").utf8)
      used = end
    }
    result += bytes[min(used, bytes.count)...]
    return String(decoding: result, as: UTF8.self)
  }
}
