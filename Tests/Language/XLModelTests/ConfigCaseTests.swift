import Foundation
import Testing
import XLTestKit

/// The syntax cases of grammar/corpus/xlcfg/cases.json: what libxlutil 4.17 was seen to make of each text.
@Suite struct ConfigCaseTests {
  private struct Case: Sendable {
    var id: String
    var text: [UInt8]
    var result: String
  }

  private static func all() throws -> [Case] {
    let data = try Data(contentsOf: Project.file("grammar/corpus/xlcfg/cases.json"))
    let document = try JSONSerialization.jsonObject(with: data) as? [String: Any]
    let cases = try #require(document?["cases"] as? [[String: Any]])
    return try cases.filter { $0["kind"] as? String == "syntax" }.map { one in
      let seen = try #require(one["xen_4_17"] as? [String: Any])
      return Case(
        id: try #require(one["id"] as? String),
        text: try text(of: one),
        result: try answer(seen)
      )
    }
  }

  /// The text: as it is, in hexadecimal, or as many brackets.
  private static func text(of one: [String: Any]) throws -> [UInt8] {
    if let text = one["input"] as? String { return Array(text.utf8) }
    if let digits = one["input_hex"] as? String {
      return stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(digits.dropFirst($0).prefix(2), radix: 16)
      }
    }
    let template = try #require(one["input_template"] as? [String: Any])
    let depth = try #require(template["N"] as? Int)
    return Array("a=".utf8) + Array(repeating: UInt8(ascii: "["), count: depth)
      + Array(repeating: UInt8(ascii: "]"), count: depth)
  }

  /// The answer in the words of `ConfigOracle`; only the verdict where the settings were not written down.
  private static func answer(_ seen: [String: Any]) throws -> String {
    let result = try #require(seen["result"] as? String)
    guard result == "ok", let settings = seen["settings"] as? [[Any]] else {
      return ["ok": "ok …", "error": "error", "process-dies": "dies"][result] ?? result
    }
    var words = ["ok"]
    for setting in settings {
      let (name, line) = (try #require(setting[0] as? String), try #require(setting[3] as? Int))
      words += [hex(name), try #require(setting[1] as? String), String(line)]
      append(setting[2], to: &words)
    }
    return words.joined(separator: " ")
  }

  private static func append(_ value: Any, to words: inout [String]) {
    guard let list = value as? [Any] else { return words.append(hex(value as? String ?? "")) }
    words.append("(")
    for element in list { append(element, to: &words) }
    words.append(")")
  }

  /// Bytes from 0x80 are written as the characters of these numbers.
  private static func hex(_ text: String) -> String {
    "x" + text.unicodeScalars.map { ($0.value < 16 ? "0" : "") + String($0.value, radix: 16) }.joined()
  }

  @Test func casesHold() throws {
    let all = try Self.all()
    #expect(all.count > 100)
    for one in all {
      let ours = ConfigOracle.ours(one.text)
      let holds = one.result == "ok …" ? ours.hasPrefix("ok") : ours == one.result
      #expect(holds, "\(one.id): \(String(decoding: one.text.prefix(200), as: UTF8.self).debugDescription)")
    }
  }
}
