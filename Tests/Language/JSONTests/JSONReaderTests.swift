import JSON
import Testing
import XLTestKit

/// JSON text to values.
@Suite struct JSONReaderTests {
  @Test func writtenValuesAreReadBack() throws {
    var random = Seeded.fromEnvironment()
    for _ in 0..<500 {
      let value = Self.value(&random, depth: 0)
      let bytes = value.text
      #expect(try JSONReader.value(of: bytes) == value, "seed \(random.seed)")
      let other = try JSONReader.value(of: JSONWriterBytes.of(value))
      #expect(Self.sorted(other) == Self.sorted(value), "seed \(random.seed)")
    }
  }

  private static func value(_ random: inout Seeded, depth: Int) -> JSONValue {
    switch Int.random(in: 0...(depth > 4 ? 4 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(random.chance(1, in: 2))
    case 2: return .integer(Int64.random(in: Int64.min...Int64.max, using: &random))
    case 3: return .integer(Int64.random(in: -20...20, using: &random))
    case 4:
      let scalars = ["a", "\"", "\\", "\n", "\u{1}", "é", "😀", "/", "\u{7F}", "\t", "\u{FFFF}"]
      return .string((0..<Int.random(in: 0...8, using: &random)).map { _ in random.pick(scalars) }.joined())
    case 5:
      return .array((0..<Int.random(in: 0...4, using: &random)).map { _ in value(&random, depth: depth + 1) })
    default:
      let count = Int.random(in: 0...4, using: &random)
      return .object((0..<count).map { .init("k\($0)", value(&random, depth: depth + 1)) })
    }
  }

  /// A value with its members by name: Foundation keeps no order.
  private static func sorted(_ value: JSONValue) -> JSONValue {
    switch value {
    case .array(let values): .array(values.map(sorted))
    case .object(let members):
      .object(members.map { .init($0.name, sorted($0.value)) }.sorted { $0.name < $1.name })
    default: value
    }
  }

  @Test func escapesAndNumbers() throws {
    func value(_ text: String) throws -> JSONValue { try JSONReader.value(of: Array(text.utf8)) }
    #expect(try value(#""\u00e9\ud83d\ude00\/\b\f""#) == .string("é😀/\u{8}\u{C}"))
    #expect(try value(#""\ud83dx""#) == .string("\u{FFFD}x"))
    #expect(try value(#""\ud83d\u0041""#) == .string("\u{FFFD}A"))
    #expect(try value(" [ -0 , 1e2, 1.5 ] ") == [0, .number(100), .number(1.5)])
    #expect(try value("9223372036854775808") == .number(9_223_372_036_854_775_808))
    #expect(try value("3.0").integer == 3)
    #expect(try JSONReader.value(of: [0x22, 0xFF, 0x22]) == .bytes([0xFF]))
    for text in [
      "01", "-", "1.", ".5", "1e", "+1", "[1 2]", "{\"a\" 1}", "tru", "\"\\x\"", "1 1", "\"\\u12g4\"",
    ] {
      #expect(throws: JSONFault.self, "\(text)") { try value(text) }
    }
    #expect(throws: JSONFault.tooDeep(at: 129)) { try value(String(repeating: "[", count: 200)) }
    let many = "[" + String(repeating: "0,", count: JSONScanner.valuesMax) + "0]"
    #expect(throws: JSONFault.tooMany) { try value(many) }
  }
}
