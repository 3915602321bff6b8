/// Why bytes are no JSON that is read.
public enum JSONFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// Something stands at an offset that does not belong there; what was expected.
  case unexpected(offset: Int, expected: String)
  /// Values lie in each other deeper than is read.
  case tooDeep
  /// There are more values than are read.
  case tooMany

  /// What was found, and what was expected.
  public var description: String {
    switch self {
    case .unexpected(let offset, let expected): "the message is no JSON: byte \(offset) is not \(expected)"
    case .tooDeep: "the message has more than \(JSONReader.depthMax) values in each other"
    case .tooMany: "the message has more than \(JSONReader.valuesMax) values"
    }
  }
}

/// Reads one JSON value (RFC 8259) from bytes, to their end.
///
/// Bytes that are not UTF-8, and halves of surrogate pairs, become U+FFFD.
public struct JSONReader: ~Copyable {
  /// The most values in each other.
  public static let depthMax = 128
  /// The most values of one message.
  public static let valuesMax = 1_000_000

  private let bytes: [UInt8]
  private var offset = 0
  private var valueCount = 0

  private init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The value that bytes hold.
  public static func value(of bytes: [UInt8]) throws(JSONFault) -> JSONValue {
    var reader = JSONReader(bytes)
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    if reader.offset < bytes.count { throw reader.unexpected("the end") }
    return value
  }

  private func unexpected(_ expected: String) -> JSONFault {
    .unexpected(offset: offset, expected: expected)
  }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
  }

  private mutating func value(depth: Int) throws(JSONFault) -> JSONValue {
    valueCount += 1
    if valueCount > Self.valuesMax { throw .tooMany }
    skipBlanks()
    switch next {
    case UInt8(ascii: "{"): return try object(depth: depth + 1)
    case UInt8(ascii: "["): return try array(depth: depth + 1)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte): return try number()
    default: throw unexpected("a value")
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(JSONFault) -> JSONValue {
    guard bytes[offset...].starts(with: word.utf8) else { throw unexpected("a value") }
    offset += word.utf8.count
    return value
  }

  private mutating func array(depth: Int) throws(JSONFault) -> JSONValue {
    if depth > Self.depthMax { throw .tooDeep }
    offset += 1
    var values: [JSONValue] = []
    skipBlanks()
    if next == UInt8(ascii: "]") {
      offset += 1
      return .array(values)
    }
    while true {
      values.append(try value(depth: depth))
      skipBlanks()
      switch next {
      case UInt8(ascii: ","): offset += 1
      case UInt8(ascii: "]"):
        offset += 1
        return .array(values)
      default: throw unexpected("',' or ']'")
      }
    }
  }

  private mutating func object(depth: Int) throws(JSONFault) -> JSONValue {
    if depth > Self.depthMax { throw .tooDeep }
    offset += 1
    var members: [JSONValue.Member] = []
    skipBlanks()
    if next == UInt8(ascii: "}") {
      offset += 1
      return .object(members)
    }
    while true {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw unexpected("a name in quotes") }
      let name = try string()
      skipBlanks()
      guard next == UInt8(ascii: ":") else { throw unexpected("':'") }
      offset += 1
      members.append(JSONValue.Member(name, try value(depth: depth)))
      skipBlanks()
      switch next {
      case UInt8(ascii: ","): offset += 1
      case UInt8(ascii: "}"):
        offset += 1
        return .object(members)
      default: throw unexpected("',' or '}'")
      }
    }
  }

  // MARK: - Numbers

  private mutating func digits() throws(JSONFault) {
    guard let first = next, (0x30...0x39).contains(first) else { throw unexpected("a digit") }
    while let byte = next, (0x30...0x39).contains(byte) { offset += 1 }
  }

  private mutating func number() throws(JSONFault) -> JSONValue {
    let start = offset
    if next == UInt8(ascii: "-") { offset += 1 }
    if next == UInt8(ascii: "0") { offset += 1 } else { try digits() }
    var isWhole = true
    if next == UInt8(ascii: ".") {
      offset += 1
      isWhole = false
      try digits()
    }
    if next == UInt8(ascii: "e") || next == UInt8(ascii: "E") {
      offset += 1
      isWhole = false
      if next == UInt8(ascii: "+") || next == UInt8(ascii: "-") { offset += 1 }
      try digits()
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    if isWhole, let value = Int64(text) { return .integer(value) }
    guard let value = Double(text) else { throw unexpected("a number") }
    return .number(value)
  }

  // MARK: - Texts

  private mutating func string() throws(JSONFault) -> String {
    offset += 1
    let start = offset
    while let byte = next, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\"), byte >= 0x20 {
      offset += 1
    }
    if next == UInt8(ascii: "\"") {
      defer { offset += 1 }
      return String(decoding: bytes[start..<offset], as: UTF8.self)
    }
    var text = Array(bytes[start..<offset])
    while let byte = next {
      switch byte {
      case UInt8(ascii: "\""):
        offset += 1
        return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): try escape(into: &text)
      case 0x20...:
        text.append(byte)
        offset += 1
      default: throw unexpected("a character of a text; a control is written with an escape")
      }
    }
    throw unexpected("the end of a text")
  }

  private mutating func escape(into text: inout [UInt8]) throws(JSONFault) {
    offset += 1
    guard let byte = next else { throw unexpected("an escape") }
    offset += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(8)
    case UInt8(ascii: "f"): text.append(12)
    case UInt8(ascii: "n"): text.append(10)
    case UInt8(ascii: "r"): text.append(13)
    case UInt8(ascii: "t"): text.append(9)
    case UInt8(ascii: "u"):
      var unit = try fourDigits()
      if (0xD800..<0xDC00).contains(unit), bytes[offset...].starts(with: "\\u".utf8) {
        let place = offset
        offset += 2
        let low = try fourDigits()
        if (0xDC00..<0xE000).contains(low) {
          unit = 0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00)
        } else {
          offset = place
        }
      }
      text += String(Character(Unicode.Scalar(unit) ?? "\u{FFFD}")).utf8
    default:
      offset -= 1
      throw unexpected("an escape")
    }
  }

  private mutating func fourDigits() throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard let byte = next, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw unexpected("four hexadecimal digits")
      }
      value = value << 4 | UInt32(digit)
      offset += 1
    }
    return value
  }
}
