import XLSyntax
import XLText

/// Reads the intended meaning from the first problem of a setting or an element, and what is around it.
struct MistakeReader {
  private let syntax: ConfigSyntax
  let text: ScopeText
  let problem: ConfigProblem
  let scope: ByteRange
  let isInList: Bool
  private var kind: SyntaxMistake.Kind = .strayBytes

  init(
    _ syntax: ConfigSyntax,
    _ text: ScopeText,
    _ problem: ConfigProblem,
    scope: ByteRange,
    isInList: Bool
  ) {
    self.syntax = syntax
    self.text = text
    self.problem = problem
    self.scope = scope
    self.isInList = isInList
  }

  /// The mistake.
  mutating func read() -> SyntaxMistake {
    let (kind, range) = meaning()
    self.kind = kind
    return SyntaxMistake(kind, range, scope: scope, isInList: isInList, problem: problem)
  }

  private func meaning() -> (SyntaxMistake.Kind, ByteRange) {
    if let found = wholeStatement() ?? comment() { return found }
    switch problem.kind {
    case .strayBytes: return stray()
    case .bareWord: return bareWord()
    case .unclosedString: return (.unclosedString, problem.range)
    case .expectedOperator: return expectedOperator()
    case .expectedValue where isSecondSign:
      return (.comparison, ByteRange(operatorStart(), problem.range.end))
    case .expectedEnd: return expectedEnd()
    case .expectedName: return (.expectedName, problem.range)
    case .expectedValue: return (.expectedValue, problem.range)
    case .missingComma: return missingComma()
    case .emptyElement: return (.emptyElement, problem.range)
    case .operatorInList: return (.operatorInList, problem.range)
    case .unopenedList: return (.unopenedList, problem.range)
    // MistakeFinder reports these by themselves.
    case .carriageReturn, .byteOrderMark, .droppedByte, .unendedComment, .nulInString, .unknownEscape,
      .hexadecimalEscape, .shortOctalEscape, .swallowedOctalEscape, .unclosedList, .nestedTooDeep:
      return (.strayBytes, problem.range)
    }
  }

  // MARK: What the start of a scope reports

  private func wholeStatement() -> (SyntaxMistake.Kind, ByteRange)? {
    let word = text.word(at: ByteRange(scope.start, scope.start))
    let before = text.string(ByteRange(word.start, min(word.end, word.start + 12)))
    let name = String(before.prefix { $0.isLetter || $0 == "_" })
    if !isInList, PythonWords.statements[name] != nil,
      problem.range.start <= word.end + 1 || isStatement(word)
    {
      return (.pythonStatement, ByteRange(word.start, word.start + name.utf8.count))
    }
    for quotes in ["\"\"\"", "'''"] {
      if let place = place(of: quotes, in: scope) { return (.tripleQuotes, place) }
    }
    return nil
  }

  /// Whether the first word is followed by something that no setting has there.
  private func isStatement(_ word: ByteRange) -> Bool {
    guard let next = text.next(from: word.end) else { return true }
    return next != UInt8(ascii: "=") && next != UInt8(ascii: "+")
  }

  private func comment() -> (SyntaxMistake.Kind, ByteRange)? {
    let start = problem.range.start
    let isSemicolon =
      problem.kind == .expectedOperator && text.previous(before: scope.start) == UInt8(ascii: ";")
    if isSemicolon, let place = text.bytes[..<scope.start].lastIndex(of: UInt8(ascii: ";")) {
      return (.foreignComment, ByteRange(place, scope.end))
    }
    for mark in ["//", "/*", "--", "<!--"] where text.has(mark, at: start) && problem.kind == .strayBytes {
      if isInList || start == scope.start || isBehindValue() {
        return (.foreignComment, ByteRange(start, start + mark.utf8.count))
      }
    }
    return nil
  }

  /// Whether a value is before the problem and blanks between them.
  private func isBehindValue() -> Bool {
    guard problem.range.start > scope.start else { return true }
    let before = text.bytes[problem.range.start - 1]
    guard before.isBlank, let previous = text.previous(before: problem.range.start) else {
      return false
    }
    return previous != UInt8(ascii: "=")
  }

  // MARK: Stray bytes

  private func stray() -> (SyntaxMistake.Kind, ByteRange) {
    let range = problem.range
    if text.bytes[range.start..<range.end].contains(where: { $0 >= 0x80 }),
      let first = LookAlikes.all(in: syntax.text, range).first
    {
      return (.lookAlike, lookAlikes(from: first.range.start))
    }
    if let name = nameWord() { return (.misspeltName, name) }
    if isBehindQuote { return (.quoteInside, range) }
    if let sign = partedSign() { return (.expectedOperator, sign) }
    if text.bytes[range.start] == UInt8(ascii: "\\"), range.count == 1 || isLineEnd(range.start + 1) {
      return (.lineContinuation, ByteRange(range.start, range.start + 1))
    }
    if !isInList, isAfterFirstWord, text.bytes[range.start] == UInt8(ascii: ":") {
      return (.colonAssignment, ByteRange(range.start, range.start + 1))
    }
    return number() ?? python() ?? unquoted() ?? prose() ?? (.strayBytes, range)
  }

  /// `+` and `=` with blanks between them.
  private func partedSign() -> ByteRange? {
    let start = problem.range.start
    guard !isInList, text.bytes[start] == UInt8(ascii: "+"), isAfterFirstWord, problem.range.count == 1 else {
      return nil
    }
    guard let end = text.bytes[(start + 1)...].firstIndex(where: { $0 != 0x20 && $0 != 0x09 }),
      text.bytes[end] == UInt8(ascii: "=")
    else { return nil }
    return ByteRange(start, end + 1)
  }

  /// A word at the start of a line that no operator follows.
  private func prose() -> (SyntaxMistake.Kind, ByteRange)? {
    let word = text.word(at: ByteRange(scope.start, scope.start))
    guard !isInList, problem.range.start < word.end, let first = text.bytes[word.start...].first,
      Self.isLetter(first)
    else { return nil }
    return (.expectedName, word)
  }

  /// Whether a word touches the end of a string.
  var isBehindQuote: Bool {
    let start = problem.range.start
    guard start > scope.start, "\"'".utf8.contains(text.bytes[start - 1]), start < text.bytes.count else {
      return false
    }
    return Self.isLetter(text.bytes[start]) || (0x30...0x39).contains(text.bytes[start])
  }

  private func isLineEnd(_ offset: Int) -> Bool {
    offset >= text.bytes.count || text.bytes[offset] == 0x0A || text.bytes[offset] == 0x0D
  }

  /// From the first look-alike to the last one on the line or in the element.
  private func lookAlikes(from start: Int) -> ByteRange {
    let end = min(scope.end, start + Self.lookAheadMax)
    let last = LookAlikes.all(in: syntax.text, ByteRange(start, max(end, problem.range.end))).last
    return ByteRange(start, last?.range.end ?? problem.range.end)
  }

  /// The most bytes of a line that are searched for the end of something.
  private static let lookAheadMax = 4096

  /// The whole name, where the problem is part of the first word and an operator follows.
  private func nameWord() -> ByteRange? {
    if isInList { return nil }
    let word = text.word(at: ByteRange(scope.start, scope.start))
    guard word.start == scope.start, problem.range.start < word.end, let next = text.next(from: word.end),
      next == UInt8(ascii: "=")
    else { return nil }
    // `a+=1` with something before the sign is no name with a plus.
    let bytes = text.bytes[word.start..<word.end]
    guard let first = bytes.first, Self.isLetter(first) || first == UInt8(ascii: "_"),
      bytes.allSatisfy({ Self.isLetter($0) || (0x30...0x39).contains($0) || "._-".utf8.contains($0) })
    else { return nil }
    return word
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }

  /// Whether only one word is between the start of the statement and the problem.
  private var isAfterFirstWord: Bool {
    let word = text.word(at: ByteRange(scope.start, scope.start))
    if problem.range.start < word.end { return problem.range.start > scope.start }
    return !text.bytes[word.end..<problem.range.start].contains { $0 != 0x20 && $0 != 0x09 }
  }

  /// Whether the problem is a `=` after another.
  private var isSecondSign: Bool {
    text.has("=", at: problem.range.start) && text.previous(before: problem.range.start) == UInt8(ascii: "=")
  }

  /// The place of `=`, or `+=`, that the problem follows.
  private func operatorStart() -> Int {
    let before = text.bytes[..<problem.range.start].lastIndex(of: UInt8(ascii: "="))
    return max(scope.start, before ?? problem.range.start)
  }

  private func place(of word: String, in range: ByteRange) -> ByteRange? {
    let end = min(range.end, problem.range.start + word.utf8.count)
    var offset = max(range.start, problem.range.start - word.utf8.count)
    while offset < end {
      if text.has(word, at: offset) { return ByteRange(offset, offset + word.utf8.count) }
      offset += 1
    }
    return nil
  }
}

extension MistakeReader {
  /// Where what belongs to the mistake ends, in the lines after its own.
  ///
  /// Brackets of Python that are open, the lines of a block, a text in three quotes.
  func followUpEnd(behind end: Int) -> Int {
    let line = text.bytes[scope.start..<max(scope.start, min(end, text.bytes.count))]
    if kind == .tripleQuotes { return closingQuotes().map { text.lineEnd(from: $0.end) } ?? end }
    if kind == .lineContinuation { return text.lineEnd(from: end + 1) }
    if kind == .foreignComment, text.has("/*", at: problem.range.start) { return commentEnd() }
    var depth = Self.balance(line)
    let isBlock = kind == .pythonStatement && line.last { $0 > 0x20 } == UInt8(ascii: ":")
    guard depth > 0 || isBlock else { return end }
    var last = end
    while last < text.bytes.count {
      let start = last + 1
      let next = text.lineEnd(from: start)
      guard start < text.bytes.count else { break }
      let bytes = text.bytes[start..<next]
      if depth > 0 {
        if startsSetting(bytes) { break }
        depth += Self.balance(bytes)
      } else if isBlock {
        guard let first = bytes.first, first.isBlank || first == 0x0D else {
          if bytes.isEmpty {
            last = next
            continue
          }
          break
        }
      } else {
        break
      }
      last = next
    }
    return last
  }

  /// The end of the line that `*/` is on.
  private func commentEnd() -> Int {
    var offset = problem.range.start
    while offset + 1 < text.bytes.count {
      if text.bytes[offset] == UInt8(ascii: "*"), text.bytes[offset + 1] == UInt8(ascii: "/") { break }
      offset += 1
    }
    return text.lineEnd(from: offset)
  }

  /// The three quotes that end the string which begins in this scope; nil if absent.
  func closingQuotes() -> ByteRange? {
    let quote = syntax.bytes(in: ByteRange(problem.range.start, problem.range.start + 1)).first
    let mark: [UInt8] = Array(
      repeating: quote == UInt8(ascii: "'") ? UInt8(ascii: "'") : UInt8(ascii: "\""),
      count: 3
    )
    var (offset, count) = (scope.start, 0)
    while offset + 3 <= text.bytes.count {
      if text.bytes[offset..<offset + 3].elementsEqual(mark) {
        count += 1
        offset += 3
        if count == 2 { return ByteRange(offset - 3, offset) }
      } else {
        offset += 1
      }
    }
    return nil
  }

  private func startsSetting(_ line: ArraySlice<UInt8>) -> Bool {
    let name = line.prefix {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "_")
    }
    guard !name.isEmpty else { return false }
    return text.next(from: name.endIndex) == UInt8(ascii: "=")
  }

  /// How many round and curly brackets a line opens more than it closes.
  private static func balance(_ line: ArraySlice<UInt8>) -> Int {
    line.reduce(0) { depth, byte in
      switch byte {
      case UInt8(ascii: "("), UInt8(ascii: "{"): depth + 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"): depth - 1
      default: depth
      }
    }
  }
}
