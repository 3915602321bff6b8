import XLText

/// Writes elements as people read them: an element a line, two spaces for each level.
public struct XMLWriter {
  /// An attribute: its name, and its value, which `isWritable` has accepted.
  public typealias Attribute = (name: String, value: [UInt8])

  /// What was written.
  public private(set) var bytes: [UInt8] = []
  private var open: [String] = []

  /// A text without elements.
  public init() {}

  /// Whether characters can be in a text of XML: UTF-8, and of control characters only tab and line ends.
  public static func isWritable(_ bytes: [UInt8]) -> Bool {
    String(validating: bytes, as: UTF8.self)?.unicodeScalars.allSatisfy(XMLCursor.isCharacter) ?? false
  }

  /// Begins an element that others follow in.
  public mutating func begin(_ name: String, _ attributes: [Attribute] = []) {
    tag(name, attributes, end: ">\n")
    open.append(name)
  }

  /// Ends the element that was begun last.
  public mutating func end() {
    guard let name = open.popLast() else { return }
    indent()
    bytes += "</\(name)>\n".utf8
  }

  /// Writes an element with nothing in it.
  public mutating func element(_ name: String, _ attributes: [Attribute] = []) {
    tag(name, attributes, end: "/>\n")
  }

  /// Writes an element with characters in it, which `isWritable` has accepted.
  public mutating func element(_ name: String, text: [UInt8]) {
    tag(name, [], end: ">")
    bytes += Self.escaped(text)
    bytes += "</\(name)>\n".utf8
  }

  private mutating func tag(_ name: String, _ attributes: [Attribute], end: String) {
    indent()
    bytes += "<\(name)".utf8
    for attribute in attributes {
      bytes += " \(attribute.name)='".utf8 + Self.escaped(attribute.value) + "'".utf8
    }
    bytes += end.utf8
  }

  private mutating func indent() { bytes += String(repeating: "  ", count: open.count).utf8 }

  private static func escaped(_ bytes: [UInt8]) -> [UInt8] {
    precondition(isWritable(bytes), "characters that XML cannot have")
    return bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "&"): Array("&amp;".utf8)
      case UInt8(ascii: "<"): Array("&lt;".utf8)
      case UInt8(ascii: ">"): Array("&gt;".utf8)
      case UInt8(ascii: "'"): Array("&apos;".utf8)
      case 0x09, 0x0A, 0x0D: Array("&#\(byte);".utf8)
      default: [byte]
      }
    }
  }
}
