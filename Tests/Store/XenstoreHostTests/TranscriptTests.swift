import Foundation
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// What unmodified `xl` 4.17 asked, recorded request by request: our server answers as the recorded one did.
@Suite struct TranscriptTests {
  struct Line {
    let operation: XenstoreWire.Operation
    let transaction: UInt32
    let payload: [UInt8]
    let answer: [UInt8]

    var path: [UInt8] { Array(payload.prefix { $0 != 0 }) }
    var isRefused: Bool { answer.first == UInt8(ascii: "E") && answer.last == 0 }
  }

  @Test(arguments: [
    ["block-attach", "block-detach"], ["network-attach"], ["network-detach"], ["qdisk-attach"],
  ])
  func answersAlike(_ names: [String]) throws {
    let lines = try names.flatMap { try Self.lines($0) }
    let store = try TestStore(.embedded)
    defer { store.stop() }
    try Self.prepare(store, lines)
    let main = try store.raw()
    var owner = main
    for line in lines {
      if line.operation == .transactionStart && line.answer == Array("1\0".utf8) { owner = try store.raw() }
      let isOwners = line.transaction != 0 || line.operation == .transactionStart
      let answers = (isOwners ? owner : main).exchange(
        line.operation.rawValue,
        line.payload,
        transaction: line.transaction,
      )
      let answer = try #require(answers.first { $0.operation != .watchEvent })
      // Lists were recorded from a store that had more in it than these requests tell of.
      if line.operation == .directory || line.operation == .getPermissions { continue }
      #expect(
        answer.payload == line.answer,
        "\(line.operation.name) \(String(decoding: line.path, as: UTF8.self))"
      )
    }
  }

  /// Writes what was there before: whatever is read before it is written.
  static func prepare(_ store: TestStore, _ lines: [Line]) throws {
    let client = try store.client()
    var known: Set<String> = []
    for line in lines {
      guard let named = StorePath(bytes: line.path) else { continue }
      let path = named.isAbsolute ? named : StorePath.root.appending("local/domain/0/\(named)")
      let isNew = !known.contains(path.string)
      var above: StorePath? = path
      while let place = above {
        known.insert(place.string)
        above = line.isRefused ? nil : place.parent
      }
      if line.isRefused || !isNew { continue }
      if line.operation == .read { try client.write(path, line.answer) }
      if line.operation == .remove { try client.makeDirectory(path) }
    }
  }

  static func lines(_ name: String) throws -> [Line] {
    let file = Project.file("Tests/Store/Transcripts/\(name).transcript")
    return try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { text in
      let sides = text.components(separatedBy: " -> ")
      let words = sides[0].split(separator: " ", maxSplits: 3)
      let names = ["TSTART": "TRANSACTION_START", "TEND": "TRANSACTION_END"]
      let name = names[String(words[1])] ?? String(words[1])
      return Line(
        operation: try #require(XenstoreWire.Operation.allCases.first { $0.name == name }),
        transaction: try #require(UInt32(words[2].dropFirst("tx=".count))),
        payload: bytes(words[3]),
        answer: bytes(sides[1][...]),
      )
    }
  }

  /// The bytes that `b'…'` spells.
  private static func bytes(_ quoted: Substring) -> [UInt8] {
    var result: [UInt8] = []
    var rest = quoted.dropFirst(2).dropLast().utf8[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let next = rest.popFirst() else {
        result.append(byte)
        continue
      }
      if next == UInt8(ascii: "x") {
        result.append(UInt8(String(decoding: rest.prefix(2), as: UTF8.self), radix: 16) ?? 0)
        rest = rest.dropFirst(2)
      } else {
        result.append(next == UInt8(ascii: "n") ? UInt8(ascii: "\n") : next)
      }
    }
    return result
  }
}
