/// Finds the ranges of the values in a JSON text (RFC 8259), without a change or copy of the text.
///
/// Strings may hold bytes that are not UTF-8, as libxl writes them.
public struct JSONScanner {
  /// The most arrays and objects that may be nested.
  public static let depthMax = 128
  /// The most values of one text.
  public static let valuesMax = 1_000_000

  /// The range of a member's name, without its quotes, and the range of its value.
  public typealias Member = (name: Range<Int>, value: Range<Int>)

  let bytes: [UInt8]
  private var position: Int
  private var depth = 0
  private var valueCount = 0

  /// A scanner that begins at a byte of a text.
  public init(_ bytes: [UInt8], at position: Int = 0) {
    self.bytes = bytes
    self.position = position
  }

  /// The range of the next value, which is checked to its end.
  mutating func value() throws(JSONFault) -> Range<Int> {
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

  /// The members of the next value, which must be an object.
  public mutating func members() throws(JSONFault) -> [Member] {
    var found: [Member] = []
    try eachMember { scanner, name throws(JSONFault) in found.append((name, try scanner.value())) }
    return found
  }

  /// The ranges of the elements of the next value, which must be an array.
  public mutating func elements() throws(JSONFault) -> [Range<Int>] {
    var found: [Range<Int>] = []
    try eachElement { scanner throws(JSONFault) in found.append(try scanner.value()) }
    return found
  }

  /// Checks that only blanks follow; `allowsNUL` for the NUL byte at the end of libxl's files.
  public mutating func end(allowsNUL: Bool = false) throws(JSONFault) {
    skipBlanks()
    while allowsNUL, peek == 0 { position += 1 }
    if position < bytes.count { throw .expected("the end", at: position) }
  }

  // MARK: - Grammar

  var peek: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
  }

  /// Calls `body` at the value of each member of an object, with the range of its name.
  mutating func eachMember(
    _ body: (inout JSONScanner, Range<Int>) throws(JSONFault) -> Void
  ) throws(JSONFault) {
    try list("{", "}") { scanner throws(JSONFault) in
      let name = try scanner.string()
      scanner.skipBlanks()
      try scanner.take(UInt8(ascii: ":"), "':'")
      try body(&scanner, name)
    }
  }

  /// Calls `body` at each element of an array.
  mutating func eachElement(_ body: (inout JSONScanner) throws(JSONFault) -> Void) throws(JSONFault) {
    try list("[", "]", body)
  }

  private mutating func list(
    _ open: Unicode.Scalar,
    _ close: Unicode.Scalar,
    _ element: (inout JSONScanner) throws(JSONFault) -> Void
  ) throws(JSONFault) {
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
      valueCount += 1
      if valueCount >= Self.valuesMax { throw .tooMany }
      try element(&self)
      skipBlanks()
      if peek == UInt8(ascii: ",") {
        position += 1
        continue
      }
      return try take(UInt8(ascii: close), "',' or '\(close)'")
    }
  }

  private mutating func take(_ byte: UInt8, _ name: String) throws(JSONFault) {
    guard peek == byte else { throw .expected(name, at: position) }
    position += 1
  }

  /// The range between the quotes.
  private mutating func string() throws(JSONFault) -> Range<Int> {
    try take(UInt8(ascii: "\""), "a string")
    let start = position
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        return start..<position - 1
      case UInt8(ascii: "\\"): try escape()
      case 0..<0x20: throw .expected("an escape for the control character", at: position)
      default: position += 1
      }
    }
    throw .expected("the end of the string", at: position)
  }

  private mutating func escape() throws(JSONFault) {
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
  private mutating func word() throws(JSONFault) {
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

  /// Whether a word is a number: digits without a leading zero, a fraction, an exponent.
  ///
  /// Without a regular expression, since the first one of a process costs more than a whole command.
  private static func isNumber(_ word: ArraySlice<UInt8>) -> Bool {
    var rest = word
    func take(_ bytes: String) -> Bool {
      guard let byte = rest.first, bytes.utf8.contains(byte) else { return false }
      rest.removeFirst()
      return true
    }
    func takeDigits() -> Bool {
      let count = rest.prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }.count
      rest.removeFirst(count)
      return count > 0
    }
    _ = take("-")
    guard take("0") || takeDigits() else { return false }
    if take("."), !takeDigits() { return false }
    if take("eE") {
      _ = take("+-")
      if !takeDigits() { return false }
    }
    return rest.isEmpty
  }
}
