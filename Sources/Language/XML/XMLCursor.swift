import XLText

/// A place in a text of XML, and the smallest parts of its grammar.
struct XMLCursor {
  /// The entities that XML has by itself.
  private static let entities: [String: UInt8] = [
    "amp": UInt8(ascii: "&"), "lt": UInt8(ascii: "<"), "gt": UInt8(ascii: ">"),
    "apos": UInt8(ascii: "'"), "quot": UInt8(ascii: "\""),
  ]
  /// The longest reference: `&#x10FFFF;` with some zeros.
  private static let referenceByteCountMax = 32

  let text: SourceText
  /// The offset of the next byte.
  var position = 0

  init(_ text: SourceText) { self.text = text }

  var peek: UInt8? { position < text.bytes.count ? text.bytes[position] : nil }

  func starts(with word: String) -> Bool { text.bytes[position...].starts(with: word.utf8) }

  /// Takes a word if it is next.
  mutating func take(_ word: String) -> Bool {
    guard starts(with: word) else { return false }
    position += word.utf8.count
    return true
  }

  /// Skips white space; whether there was some.
  @discardableResult
  mutating func skipBlanks() -> Bool {
    let start = position
    while let byte = peek, Self.isBlank(byte) { position += 1 }
    return position > start
  }

  /// A problem at the next bytes.
  func problem(_ message: String, count: Int = 1) -> XMLProblem {
    let end = text.bytes.count
    return XMLProblem(message: message, range: ByteRange(min(position, end), min(position + count, end)))
  }

  /// The range between two words, of which the first is next.
  mutating func inside(_ first: String, _ last: String) throws(XMLProblem) -> ByteRange {
    let start = position + first.utf8.count
    let end = Array(last.utf8)
    var offset = start
    while offset + end.count <= text.bytes.count {
      if text.bytes[offset] == end[0], text.bytes[offset...].starts(with: end) {
        position = offset + end.count
        return ByteRange(start, offset)
      }
      offset += 1
    }
    throw problem("'\(first)' is not closed; expected '\(last)'", count: first.utf8.count)
  }

  /// The next name.
  mutating func name(_ what: String) throws(XMLProblem) -> String {
    let start = position
    while let byte = peek, Self.isName(byte, isFirst: position == start) { position += 1 }
    if position == start { throw problem("expected \(what)") }
    return String(decoding: text.bytes[start..<position], as: UTF8.self)
  }

  // MARK: - Characters

  /// Appends characters up to a byte, or to the end of the text.
  mutating func readText(into value: inout EmbeddedText, until stop: UInt8, isAttribute: Bool)
    throws(XMLProblem)
  {
    var start = position
    func flush(_ value: inout EmbeddedText, to end: Int) {
      if end > start { value.append(ByteRange(start, end), in: text) }
    }
    while let byte = peek, byte != stop {
      switch byte {
      case UInt8(ascii: "&"):
        flush(&value, to: position)
        let place = position
        let bytes = try reference()
        value.append(bytes, standingAt: ByteRange(place, position))
        start = position
      case 0x0D, 0x0A, 0x09:
        if byte != 0x0D, !isAttribute {
          position += 1
          continue
        }
        flush(&value, to: position)
        let place = position
        if !take("\r\n") { position += 1 }
        value.append(isAttribute ? 0x20 : 0x0A, standingAt: ByteRange(place, position))
        start = position
      case UInt8(ascii: "<"): throw problem("a value cannot contain '<'; write '&lt;'")
      case UInt8(ascii: "]") where !isAttribute && starts(with: "]]>"):
        throw problem("']]>' closes nothing; write ']]&gt;'", count: 3)
      default: position += 1
      }
    }
    flush(&value, to: position)
  }

  /// The bytes that a reference means.
  private mutating func reference() throws(XMLProblem) -> [UInt8] {
    let rest = text.bytes[(position + 1)...].prefix(Self.referenceByteCountMax)
    guard let end = rest.firstIndex(of: UInt8(ascii: ";")) else {
      throw problem("'&' begins no reference; write '&amp;'")
    }
    let name = String(decoding: rest[..<end], as: UTF8.self)
    let bytes: [UInt8]
    if let byte = Self.entities[name] {
      bytes = [byte]
    } else if name.hasPrefix("#"), let scalar = Self.scalar(name.dropFirst()), Self.isCharacter(scalar) {
      bytes = Array(String(Character(scalar)).utf8)
    } else {
      let shown = VisibleText.quoting(Array(name.utf8))
      throw problem("unknown reference '&\(shown);'", count: end + 1 - position)
    }
    position = end + 1
    return bytes
  }

  private static func scalar(_ digits: Substring) -> Unicode.Scalar? {
    let isHexadecimal = digits.hasPrefix("x")
    let digits = isHexadecimal ? digits.dropFirst() : digits
    guard let first = digits.utf8.first, first != UInt8(ascii: "+"), first != UInt8(ascii: "-") else {
      return nil
    }
    return UInt32(digits, radix: isHexadecimal ? 16 : 10).flatMap { Unicode.Scalar($0) }
  }

  /// Checks that all of the text is UTF-8, and made of characters that XML can have.
  func checkCharacters(byteCountMax: Int) throws(XMLProblem) {
    if text.bytes.count > byteCountMax {
      throw XMLProblem(message: "the file has more than \(byteCountMax) bytes", range: ByteRange(0, 0))
    }
    var offset = 0
    while offset < text.bytes.count {
      let byte = text.bytes[offset]
      if byte >= 0x20 && byte < 0x80 || Self.isBlank(byte) {
        offset += 1
        continue
      }
      let (scalar, count) = Characters.decoded(text.bytes.span, at: offset)
      guard let scalar, Self.isCharacter(scalar) else {
        let message = scalar == nil ? "the bytes are not UTF-8" : "a character that XML cannot have"
        throw XMLProblem(message: message, range: ByteRange(offset, offset + count))
      }
      offset += count
    }
  }

  /// Whether XML can have a character.
  static func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A, 0x0D, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09
  }

  private static func isName(_ byte: UInt8, isFirst: Bool) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), 0x80...: true
    case UInt8(ascii: "_"), UInt8(ascii: ":"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."): !isFirst
    default: false
    }
  }
}
