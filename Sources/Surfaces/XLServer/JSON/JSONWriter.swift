import XLCheck

/// Writes JSON on one line.
enum JSONWriter {
  /// The bytes of a value.
  static func bytes(of value: JSONValue) -> [UInt8] {
    var output: [UInt8] = []
    append(value, to: &output)
    return output
  }

  /// Appends the bytes of a value.
  static func append(_ value: JSONValue, to output: inout [UInt8]) {
    switch value {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .integer(let value): append(value, to: &output)
    // JSON has no word for what is no number.
    case .number(let value): output += (value.isFinite ? String(value) : "null").utf8
    case .string(let text): JSONText.quote(text, to: &output)
    case .array(let values):
      output.append(UInt8(ascii: "["))
      for index in values.indices {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(values[index], to: &output)
      }
      output.append(UInt8(ascii: "]"))
    case .object(let members):
      output.append(UInt8(ascii: "{"))
      for index in members.indices {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        JSONText.quote(members[index].name, to: &output)
        output.append(UInt8(ascii: ":"))
        append(members[index].value, to: &output)
      }
      output.append(UInt8(ascii: "}"))
    case .integers(let values):
      output.append(UInt8(ascii: "["))
      for index in values.indices {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        append(Int64(values[index]), to: &output)
      }
      output.append(UInt8(ascii: "]"))
    }
  }

  private static func append(_ value: Int64, to output: inout [UInt8]) {
    if (0...9).contains(value) {
      output.append(0x30 + UInt8(value))
    } else {
      output += String(value).utf8
    }
  }
}
