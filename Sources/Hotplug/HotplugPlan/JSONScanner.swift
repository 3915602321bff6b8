/// Where the values of a JSON text begin and end (RFC 8259); the text itself is never changed, nor kept
/// twice.
///
/// Strings may hold bytes that are not UTF-8, as libxl writes them.
package struct JSONScanner {
  /// What is wrong, and at which byte.
  package enum Fault: Error, Hashable {
    /// Something else was expected here.
    case expected(String, at: Int)
    /// Lists and objects are nested deeper than anybody writes them.
    case tooDeep(at: Int)
  }

  /// A name of an object, without its quotes, and its value.
  package typealias Member = (name: Range<Int>, value: Range<Int>)

  /// How many lists and objects may be inside one another.
  static let depthMax = 64

  private let bytes: [UInt8]
  private var position: Int
  private var depth = 0

  /// A scanner that begins at a byte of a text.
  package init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The range of the value that comes next, which is looked at to its end.
  mutating func value() throws(Fault) -> Range<Int> {
    skipBlanks()
    let start = position
    switch peek {
    case UInt8(ascii: "{"): _ = try members()
    case UInt8(ascii: "["): _ = try elements()
    case UInt8(ascii: "\""): _ = try string()
    default: try word()
    }
    return start..<position
  }

  /// The members of the object that comes next.
  package mutating func members() throws(Fault) -> [Member] {
    var found: [Member] = []
    try list("{", "}") { (scanner: inout JSONScanner) throws(Fault) in
      let name = try scanner.string()
      scanner.skipBlanks()
      try scanner.take(UInt8(ascii: ":"), "a colon")
      found.append((name, try scanner.value()))
    }
    return found
  }

  /// The elements of the list that comes next.
  package mutating func elements() throws(Fault) -> [Range<Int>] {
    var found: [Range<Int>] = []
    try list("[", "]") { (scanner: inout JSONScanner) throws(Fault) in found.append(try scanner.value()) }
    return found
  }

  /// Expects nothing but blanks up to the end, and the NUL byte that libxl ends its files with.
  mutating func end() throws(Fault) {
    skipBlanks()
    while peek == 0 { position += 1 }
    if position < bytes.count { throw .expected("the end", at: position) }
  }

  // MARK: pieces

  private var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  private mutating func take(_ byte: UInt8, _ name: String) throws(Fault) {
    guard peek == byte else { throw .expected(name, at: position) }
    position += 1
  }

  private mutating func list(
    _ open: Unicode.Scalar,
    _ close: Unicode.Scalar,
    _ element: (inout JSONScanner) throws(Fault) -> Void
  ) throws(Fault) {
    skipBlanks()
    try take(UInt8(ascii: open), "'\(open)'")
    depth += 1
    defer { depth -= 1 }
    if depth > Self.depthMax { throw .tooDeep(at: position) }
    skipBlanks()
    if peek == UInt8(ascii: close) {
      position += 1
      return
    }
    while true {
      skipBlanks()
      try element(&self)
      skipBlanks()
      if peek == UInt8(ascii: ",") {
        position += 1
        continue
      }
      return try take(UInt8(ascii: close), "a comma or '\(close)'")
    }
  }

  /// The range between the quotes.
  private mutating func string() throws(Fault) -> Range<Int> {
    try take(UInt8(ascii: "\""), "a string")
    let start = position
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return start..<position - 1
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20: throw .expected("no control byte in a string", at: position)
      default: position += 1
      }
    }
    throw .expected("the end of a string", at: position)
  }

  private mutating func escape() throws(Fault) {
    let start = position
    position += 1
    guard let kind = peek, #""\/bfnrtu"#.utf8.contains(kind) else { throw .expected("an escape", at: start) }
    position += 1
    if kind != UInt8(ascii: "u") { return }
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Unicode.Scalar($0).properties.isASCIIHexDigit })
    else { throw .expected("four hexadecimal digits", at: start) }
    position += 4
  }

  /// A number, `true`, `false` or `null`.
  private mutating func word() throws(Fault) {
    let start = position
    while let byte = peek, Self.isWord(byte) { position += 1 }
    let word = bytes[start..<position]
    let isName = ["true", "false", "null"].contains { word.elementsEqual($0.utf8) }
    if !isName && !Self.isNumber(word) { throw .expected("a value", at: start) }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "a")...UInt8(ascii: "z"): true
    default: "+-.".utf8.contains(byte)
    }
  }
}
