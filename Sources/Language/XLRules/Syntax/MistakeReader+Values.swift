import XLSyntax
import XLText

/// What is used as a value: numbers of other forms, text without quotes, expressions of Python.
extension MistakeReader {
  /// The word around the problem as text; long ones are cut, since none of ours is long.
  private var word: (range: ByteRange, string: String) {
    let range = text.word(at: problem.range)
    return (range, text.string(ByteRange(range.start, min(range.end, range.start + 80))))
  }

  /// A number in a form that xl does not read.
  func number() -> (SyntaxMistake.Kind, ByteRange)? {
    let (range, string) = word
    if string.wholeMatch(of: #/0[xX][0-9a-fA-F]+/#) != nil { return (.upperCaseHexadecimal, range) }
    if string.wholeMatch(of: #/[0-9]*\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(\.[0-9]+)?[eE][+-]?[0-9]+/#) != nil {
      return (.fractionalNumber, range)
    }
    if string.wholeMatch(of: #/[-+][0-9][0-9a-fx]*/#) != nil { return sign(range) }
    if string.wholeMatch(of: #/[0-9]+(\.[0-9]+)?([kKmMgGtT][iI]?[bB]?|[bB]|[bB]ytes?)/#) != nil {
      return (.numberWithUnit, range)
    }
    if isArithmetic(string) { return (.arithmetic, range) }
    if let first = string.utf8.first, "+-*/%".utf8.contains(first), isBetweenNumbers {
      return (.arithmetic, range)
    }
    return nil
  }

  private func sign(_ range: ByteRange) -> (SyntaxMistake.Kind, ByteRange) {
    let before = text.previous(before: range.start)
    let isValue = before.map { "=[,".utf8.contains($0) || $0 == 0x0A } ?? true
    return (isValue ? .signedNumber : .arithmetic, range)
  }

  private func isArithmetic(_ string: String) -> Bool {
    string.wholeMatch(of: #/\(?[0-9]+\)?([-+*\/%]{1,2}\(?[0-9]+\)?)+/#) != nil
  }

  private var isBetweenNumbers: Bool {
    guard let before = text.previous(before: problem.range.start), let after = text.next(from: word.range.end)
    else { return false }
    return (0x30...0x39).contains(before) && ((0x30...0x39).contains(after) || word.string.utf8.count > 1)
  }

  /// A constant or an expression of Python.
  func python() -> (SyntaxMistake.Kind, ByteRange)? {
    let (range, string) = word
    if PythonWords.constants[string] != nil { return (.pythonConstant, range) }
    let start = problem.range.start
    let isGlued = start > scope.start && start > 0 && !" \t=,[".utf8.contains(text.bytes[start - 1])
    switch text.bytes[start] {
    case UInt8(ascii: "("): return isGlued ? (.pythonCall, call()) : (.pythonTuple, brackets())
    case UInt8(ascii: ")"): return (.pythonTuple, problem.range)
    case UInt8(ascii: "{"), UInt8(ascii: "}"): return (.pythonDictionary, brackets())
    case UInt8(ascii: ":") where previousIsQuote: return (.pythonDictionary, problem.range)
    case UInt8(ascii: "%") where previousIsQuote: return (.pythonFormatting, problem.range)
    case UInt8(ascii: ".") where previousIsQuote:
      return text.has(".format", at: start)
        ? (.pythonFormatting, problem.range) : (.pythonCall, problem.range)
    case UInt8(ascii: "+"), UInt8(ascii: "*"): return (.pythonJoining, ByteRange(start, start + 1))
    default: return nil
    }
  }

  private var previousIsQuote: Bool {
    text.previous(before: problem.range.start).map { "\"'".utf8.contains($0) } ?? false
  }

  /// The most bytes that are searched for the end of a bracket.
  private static let bracketByteCountMax = 4096

  /// From an opening bracket of Python to its closing one, which may be lines below.
  private func brackets() -> ByteRange {
    let start = problem.range.start
    var depth = 0
    for offset in start..<min(text.bytes.count, start + Self.bracketByteCountMax) {
      switch text.bytes[offset] {
      case UInt8(ascii: "("), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "}"):
        depth -= 1
        if depth == 0 { return ByteRange(start, offset + 1) }
      default: break
      }
    }
    return ByteRange(start, max(start + 1, problem.range.end))
  }

  /// A function's name and its arguments.
  private func call() -> ByteRange { ByteRange(text.word(at: problem.range).start, brackets().end) }

  /// Text that only lacks quotes.
  func unquoted() -> (SyntaxMistake.Kind, ByteRange)? {
    let (range, string) = word
    let hasForm = string.wholeMatch(of: #/[A-Za-z0-9_.:\/@~+%-]+/#) != nil && string.contains(#/[A-Za-z0-9]/#)
    guard hasForm, range.start > scope.start || isElement else { return nil }
    guard let before = text.previous(before: range.start),
      isInList ? "[,".utf8.contains(before) || before == 0x0A : before == UInt8(ascii: "=")
    else { return nil }
    return (.bareWord, range)
  }

  private var isElement: Bool {
    problem.kind == .bareWord || scope.start == text.word(at: problem.range).start
  }

  func bareWord() -> (SyntaxMistake.Kind, ByteRange) {
    let (range, string) = word
    let end = problem.range.end
    let name = text.string(problem.range)
    if PythonWords.constants[string] != nil { return (.pythonConstant, range) }
    if isBehindQuote { return (.quoteInside, problem.range) }
    if text.has("\"", at: end) || text.has("'", at: end), name.utf8.count <= 2 {
      return (.stringPrefix, problem.range)
    }
    if PythonWords.statements[name] != nil {
      return (name == "for" ? .pythonComprehension : .pythonStatement, problem.range)
    }
    if isLoop { return (.pythonComprehension, scope) }
    if text.has("(", at: end) {
      let close = text.bytes[end..<max(end, scope.end)].lastIndex(of: UInt8(ascii: ")"))
      return (.pythonCall, ByteRange(problem.range.start, close.map { $0 + 1 } ?? scope.end))
    }
    if text.has("[", at: end) { return (.pythonCall, problem.range) }
    if let found = behindWord(range) { return found }
    return number() ?? (.bareWord, range)
  }

  /// An operator of Python after a word: `name + ".img"`, `x if y else z`.
  private func behindWord(_ range: ByteRange) -> (SyntaxMistake.Kind, ByteRange)? {
    guard let next = text.next(from: range.end), next != 0x0A else { return nil }
    if next == UInt8(ascii: "+") || next == UInt8(ascii: "*"),
      let place = text.bytes[range.end...].firstIndex(of: next)
    {
      return (.pythonJoining, ByteRange(place, place + 1))
    }
    if next == UInt8(ascii: "%") { return (.pythonFormatting, range) }
    guard let start = text.bytes[range.end...].firstIndex(of: next) else { return nil }
    for word in ["if", "else", "and", "or", "in", "is", "not", "==", "!=", "<", ">"]
    where text.has(word, at: start) {
      let end = start + word.utf8.count
      let isWhole = !word.allSatisfy(\.isLetter) || text.word(at: ByteRange(start, start)).end == end
      if isWhole { return (.pythonStatement, ByteRange(start, end)) }
    }
    return nil
  }

  /// Whether the element goes on with `for NAME in`.
  private var isLoop: Bool {
    let string = text.string(ByteRange(scope.start, min(scope.end, scope.start + 200)))
    return isInList && string.contains(#/\bfor\s+[\w, ]+\s+in\b/#)
  }

  func missingComma() -> (SyntaxMistake.Kind, ByteRange) {
    isLoop ? (.pythonComprehension, scope) : (.missingComma, problem.range)
  }

  func expectedOperator() -> (SyntaxMistake.Kind, ByteRange) {
    let name = ByteRange(scope.start, scope.start)
    let word = text.word(at: name)
    if text.has("(", at: word.end) { return (.pythonCall, word) }
    if text.has("[", at: word.end) { return (.expectedOperator, problem.range) }
    return (.expectedOperator, problem.range)
  }

  func expectedEnd() -> (SyntaxMistake.Kind, ByteRange) {
    let (range, string) = word
    if range.start < problem.range.start, let found = number() { return found }
    if isBehindQuote { return (.quoteInside, problem.range) }
    if text.has("==", at: problem.range.start) {
      return (.pythonStatement, ByteRange(problem.range.start, problem.range.start + 2))
    }
    let name = String(string.prefix { $0.isLetter })
    if PythonWords.operators.contains(name) {
      return (.pythonStatement, ByteRange(problem.range.start, problem.range.start + name.utf8.count))
    }
    return (.expectedEnd, problem.range)
  }
}
