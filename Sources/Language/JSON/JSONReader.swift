/// Reads JSON values.
public enum JSONReader {
  /// The value of a text, read to its end.
  public static func value(of text: [UInt8]) throws(JSONFault) -> JSONValue {
    var scanner = JSONScanner(text)
    let value = try scanner.read()
    try scanner.end()
    return value
  }
}

extension JSONScanner {
  /// The next value.
  mutating func read() throws(JSONFault) -> JSONValue {
    skipBlanks()
    switch peek {
    case UInt8(ascii: "{"):
      var members: [JSONValue.Member] = []
      try eachMember { scanner, name throws(JSONFault) in
        let name = String(decoding: Self.unescaped(scanner.bytes[name]), as: UTF8.self)
        members.append(JSONValue.Member(name, try scanner.read()))
      }
      return .object(members)
    case UInt8(ascii: "["):
      var values: [JSONValue] = []
      try eachElement { scanner throws(JSONFault) in values.append(try scanner.read()) }
      return .array(values)
    default:
      let range = try value()
      return bytes[range.lowerBound] == UInt8(ascii: "\"")
        ? Self.string(bytes[range].dropFirst().dropLast()) : Self.word(bytes[range])
    }
  }

  private static func string(_ text: ArraySlice<UInt8>) -> JSONValue {
    let bytes = unescaped(text)
    return String(validating: bytes, as: UTF8.self).map { .string($0) } ?? .bytes(Array(bytes))
  }

  private static func word(_ text: ArraySlice<UInt8>) -> JSONValue {
    switch String(decoding: text, as: UTF8.self) {
    case "null": .null
    case "true": .bool(true)
    case "false": .bool(false)
    case let word: Int64(word).map { .integer($0) } ?? .number(Double(word) ?? .nan)
    }
  }

  /// The bytes of a string from between its quotes; U+FFFD for half of a surrogate pair.
  public static func unescaped(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.contains(UInt8(ascii: "\\")) else { return text }
    var result: [UInt8] = []
    var rest = text
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\"), let kind = rest.popFirst() else {
        result.append(byte)
        continue
      }
      switch kind {
      case UInt8(ascii: "b"): result.append(0x08)
      case UInt8(ascii: "f"): result.append(0x0C)
      case UInt8(ascii: "n"): result.append(0x0A)
      case UInt8(ascii: "r"): result.append(0x0D)
      case UInt8(ascii: "t"): result.append(0x09)
      case UInt8(ascii: "u"): result += String(Character(scalar(&rest))).utf8
      default: result.append(kind)
      }
    }
    return result[...]
  }

  /// The scalar of one `\u` escape, or of two that form a surrogate pair; `rest` begins at the digits.
  private static func scalar(_ rest: inout ArraySlice<UInt8>) -> Unicode.Scalar {
    let high = unit(rest)
    rest = rest.dropFirst(4)
    if (0xD800..<0xDC00).contains(high), rest.starts(with: "\\u".utf8) {
      let low = unit(rest.dropFirst(2))
      if (0xDC00..<0xE000).contains(low) {
        rest = rest.dropFirst(6)
        return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00)) ?? "\u{FFFD}"
      }
    }
    return Unicode.Scalar(high) ?? "\u{FFFD}"
  }

  private static func unit(_ digits: ArraySlice<UInt8>) -> UInt32 {
    UInt32(String(decoding: digits.prefix(4), as: UTF8.self), radix: 16) ?? 0xFFFD
  }
}
