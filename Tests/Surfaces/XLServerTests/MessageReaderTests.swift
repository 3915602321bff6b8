import Testing
import XLTestKit

@testable import XLServer

/// Messages out of bytes, and JSON out of messages.
@Suite struct MessageReaderTests {
  private static func pieces(_ bytes: [UInt8], _ sizes: () -> Int) -> [MessageReader.Piece] {
    var reader = MessageReader()
    var pieces: [MessageReader.Piece] = []
    var offset = 0
    while offset < bytes.count {
      let end = min(bytes.count, offset + max(1, sizes()))
      reader.append(bytes[offset..<end])
      offset = end
      while let piece = reader.next() { pieces.append(piece) }
    }
    return pieces
  }

  /// The same messages come out however the bytes are split, also behind what is none.
  @Test func splittingChangesNothing() {
    var random = Seeded.fromEnvironment()
    for _ in 0..<400 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        switch Int.random(in: 0...5, using: &random) {
        case 0: bytes += Array("garbage \(random.next())\r\n\r\n".utf8)
        case 1: bytes += Array("Content-Type: x\r\nCONTENT-LENGTH:  2\r\n\r\n{}".utf8)
        case 2: bytes += Array("Content-Length: -5\r\n\r\n".utf8)
        default:
          let body = (0..<Int.random(in: 0...40, using: &random)).map { _ in
            UInt8.random(in: 0...255, using: &random)
          }
          bytes += MessageReader.framed(body)
        }
      }
      let whole = Self.pieces(bytes) { bytes.count }
      let split = Self.pieces(bytes) { Int.random(in: 1...7, using: &random) }
      #expect(whole == split, "seed \(random.seed)")
    }
  }

  @Test func theNextMessageIsFoundBehindGarbage() {
    let good = MessageReader.framed(Array("{}".utf8))
    func pieces(_ text: String) -> [MessageReader.Piece] { Self.pieces(Array(text.utf8) + good) { 3 } }
    #expect(pieces("") == [.message(Array("{}".utf8))])
    for garbage in [
      "hello\r\n\r\n", "Content-Length: x\r\n\r\n", "Content-Length: 99999999999999999999\r\n\r\n",
      "\r\n\r\n",
      "{\"a\":1}\n\n", String(repeating: "x", count: 20_000),
    ] {
      let found = pieces(garbage)
      #expect(found.last == .message(Array("{}".utf8)), "\(garbage.prefix(40))")
      #expect(found.count == 2, "\(garbage.prefix(40)) \(found)")
    }
  }

  @Test func whatIsTooLongIsSkipped() {
    var reader = MessageReader()
    reader.append(Array("Content-Length: \(MessageReader.byteCountMax + 1)\r\n\r\n".utf8))
    guard case .broken? = reader.next() else {
      Issue.record("it is taken")
      return
    }
    let chunk = [UInt8](repeating: 0x20, count: 1 << 20)
    for _ in 0..<(MessageReader.byteCountMax >> 20) {
      reader.append(chunk)
      #expect(reader.next() == nil)
    }
    reader.append([0x20] + MessageReader.framed([0x31]))
    #expect(reader.next() == .message([0x31]))
  }

  @Test func valuesComeBack() throws {
    var random = Seeded.fromEnvironment()
    for _ in 0..<500 {
      let value = Self.value(&random, depth: 0)
      let bytes = JSONWriter.bytes(of: value)
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
    for text in [
      "01", "-", "1.", ".5", "1e", "+1", "[1 2]", "{\"a\" 1}", "tru", "\"\\x\"", "1 1", "\"\\u12g4\"",
    ] {
      #expect(throws: JSONFault.self, "\(text)") { try value(text) }
    }
    #expect(throws: JSONFault.tooDeep) { try value(String(repeating: "[", count: 200)) }
    let many = "[" + String(repeating: "0,", count: JSONReader.valuesMax) + "0]"
    #expect(throws: JSONFault.tooMany) { try value(many) }
  }
}
