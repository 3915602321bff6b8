/// A JSON value that holds text as bytes, and its writer.
public indirect enum JSONText: Hashable, Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number.
  case number(Int64)
  /// A whole number above 2^63 - 1.
  case unsigned(UInt64)
  /// A string of ours.
  case string(String)
  /// A string of the user's: any bytes.
  case bytes([UInt8])
  /// An array.
  case array([JSONText])
  /// An object; members are written in this order.
  case object([Member])
  /// The settings of a file, which are made as they are written.
  case settings(ConfigDocument)

  /// One member of an object.
  public struct Member: Hashable, Sendable {
    /// Its name.
    public var name: String
    /// Its value.
    public var value: JSONText

    /// A member.
    public init(_ name: String, _ value: JSONText) {
      self.name = name
      self.value = value
    }
  }

  /// An object whose text is written as UTF-8; or, where some bytes of `input` are not UTF-8, with every
  /// byte from 0x80 as U+0080 to U+00FF, and `"encoding":"bytes"` as a last member that says so.
  public static func line(_ members: [Member], input: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    append(members, input: input, to: &output)
    return output
  }

  /// Appends what `line` gives.
  public static func append(_ members: [Member], input: [UInt8], to output: inout [UInt8]) {
    if isUTF8(input) {
      JSONText.object(members).write(to: &output, encodesBytes: false)
    } else {
      JSONText.object(members + [Member("encoding", .string("bytes"))]).write(to: &output, encodesBytes: true)
    }
  }

  /// Whether bytes are UTF-8.
  public static func isUTF8(_ bytes: [UInt8]) -> Bool {
    bytes.allSatisfy { $0 < 0x80 } || String(validating: bytes, as: UTF8.self) != nil
  }

  /// Writes the value on one line; `encodesBytes` writes each byte from 0x80 as a character of its own.
  public func write(to output: inout [UInt8], encodesBytes: Bool = false) {
    switch self {
    case .null: output += "null".utf8
    case .bool(let value): output += (value ? "true" : "false").utf8
    case .number(let value): output += String(value).utf8
    case .unsigned(let value): output += String(value).utf8
    case .string(let text): Self.quote(text.utf8, to: &output, encodesBytes)
    case .bytes(let bytes): Self.quote(bytes, to: &output, encodesBytes)
    case .settings(let document): document.write(to: &output, encodesBytes: encodesBytes)
    case .array(let values):
      Self.list(values, between: ("[", "]"), to: &output) { $0.write(to: &$1, encodesBytes: encodesBytes) }
    case .object(let members):
      Self.list(members, between: ("{", "}"), to: &output) { member, output in
        Self.quote(member.name.utf8, to: &output, encodesBytes)
        output.append(UInt8(ascii: ":"))
        member.value.write(to: &output, encodesBytes: encodesBytes)
      }
    }
  }

  private static func list<Element>(
    _ elements: [Element],
    between ends: (Unicode.Scalar, Unicode.Scalar),
    to output: inout [UInt8],
    _ write: (Element, inout [UInt8]) -> Void,
  ) {
    output.append(UInt8(ascii: ends.0))
    for (index, element) in elements.enumerated() {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      write(element, &output)
    }
    output.append(UInt8(ascii: ends.1))
  }

  /// Appends a text in quotes.
  package static func quote(_ text: String, to output: inout [UInt8]) { quote(text.utf8, to: &output, false) }

  static func quote(_ text: some Sequence<UInt8>, to output: inout [UInt8], _ encodesBytes: Bool) {
    output.append(UInt8(ascii: "\""))
    for byte in text {
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
    output.append(UInt8(ascii: "\""))
  }
}
