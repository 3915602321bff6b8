extension JSONValue {
  /// The value as JSON text on one line.
  public var text: [UInt8] {
    var output: [UInt8] = []
    write(to: &output)
    return output
  }

  /// Appends the value on one line; `encodesBytes` writes each byte from 0x80 as a character of its own.
  public func write(to output: inout [UInt8], encodesBytes: Bool = false) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): output += String(value).utf8
    case .unsigned(let value): output += String(value).utf8
    // JSON cannot express infinity and NaN.
    case .number(let value): output += (value.isFinite ? String(value) : "null").utf8
    case .string(let text): Self.quote(text.utf8, to: &output, encodesBytes: encodesBytes)
    case .bytes(let bytes): Self.quote(bytes, to: &output, encodesBytes: encodesBytes)
    case .written(let text): output += text
    case .array(let values):
      output.append(UInt8(ascii: "["))
      for index in values.indices {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        values[index].write(to: &output, encodesBytes: encodesBytes)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for index in members.indices {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        Self.quote(members[index].name.utf8, to: &output, encodesBytes: encodesBytes)
        output.append(UInt8(ascii: ":"))
        members[index].value.write(to: &output, encodesBytes: encodesBytes)
      }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// Appends a string in quotes; what acts on a terminal is escaped, since people print JSON, too.
  public static func quote(_ text: some Sequence<UInt8>, to output: inout [UInt8], encodesBytes: Bool = false)
  {
    output.append(UInt8(ascii: "\""))
    let start = output.count
    var isASCII = true
    for byte in text {
      if byte >= 0x80 { isASCII = false }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"):
        output.append(UInt8(ascii: "\\"))
        output.append(byte)
      case 0x0A: output += "\\n".utf8
      case 0x0D: output += "\\r".utf8
      case 0x09: output += "\\t".utf8
      case 0x00...0x1F, 0x7F:
        output += (byte < 0x10 ? "\\u000" : "\\u00").utf8
        output += String(byte, radix: 16).utf8
      case 0x80... where encodesBytes:
        output.append(0xC0 | byte >> 6)
        output.append(0x80 | byte & 0x3F)
      default: output.append(byte)
      }
    }
    if !isASCII { escapeInvisible(in: &output, from: start) }
    output.append(UInt8(ascii: "\""))
  }

  /// Escapes the characters from U+0080 that are not shown or change how others are shown.
  private static func escapeInvisible(in output: inout [UInt8], from start: Int) {
    guard let text = String(validating: output[start...], as: UTF8.self),
      text.unicodeScalars.contains(where: isInvisible)
    else { return }
    output.removeSubrange(start...)
    for scalar in text.unicodeScalars {
      guard isInvisible(scalar) else {
        output += UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
        continue
      }
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        let digits = String(unit, radix: 16)
        output += "\\u\(String(repeating: "0", count: 4 - digits.utf8.count))\(digits)".utf8
      }
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator: true
    default: false
    }
  }

  // MARK: - Documents

  /// An object on one line as UTF-8; or, where some bytes of `input` are not UTF-8, with every byte from 0x80
  /// as U+0080 to U+00FF, and `"encoding":"bytes"` as the last member.
  public static func line(_ members: [Member], input: [UInt8]) -> [UInt8] {
    line(members, encodesBytes: !isUTF8(input))
  }

  /// The same, where it is known whether bytes are encoded.
  public static func line(_ members: [Member], encodesBytes: Bool) -> [UInt8] {
    var output: [UInt8] = []
    append(members, encodesBytes: encodesBytes, to: &output)
    return output
  }

  /// Appends the object that `line` returns.
  public static func append(_ members: [Member], input: [UInt8], to output: inout [UInt8]) {
    append(members, encodesBytes: !isUTF8(input), to: &output)
  }

  private static func append(_ members: [Member], encodesBytes: Bool, to output: inout [UInt8]) {
    let encoding = encodesBytes ? [Member("encoding", "bytes")] : []
    JSONValue.object(members + encoding).write(to: &output, encodesBytes: encodesBytes)
  }

  /// Whether all strings in the value are UTF-8; JSON text in it counts as such.
  public var isUTF8: Bool {
    switch self {
    case .bytes(let bytes): Self.isUTF8(bytes)
    case .array(let values): values.allSatisfy(\.isUTF8)
    case .object(let members): members.allSatisfy(\.value.isUTF8)
    case .null, .bool, .integer, .unsigned, .number, .string, .written: true
    }
  }

  /// Whether bytes are UTF-8.
  public static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }
}
