import XLSyntax
import XLText

/// Lays a configuration file out in the one style: tokens of the source in their order, and what belongs
/// between them.
///
/// Every piece that means something is kept to the byte, but for the quotes of a string. A statement that xl
/// cannot parse is kept whole, blanks, comments and line ends inside included.
struct ConfigLayout<Sink: LayoutSink> {
  private let syntax: ConfigSyntax
  private let problems: [ConfigProblem]
  /// The first problem that is not in front of the statement at hand.
  private var problem = 0
  /// Line ends of the source since the last piece.
  private var lineEnds = 0
  /// Whether any piece was taken.
  private var isStarted = false
  private(set) var sink: Sink

  /// Lays out a file into a sink.
  init(_ syntax: ConfigSyntax, into sink: Sink) {
    self.syntax = syntax
    self.sink = sink
    problems = syntax.problems
    let count = syntax.tokenCount
    var token = 0
    for index in 0..<syntax.statementCount {
      let statement = syntax.statement(index)
      let first = statement.tokens.lowerBound
      between(token..<first)
      let isLast = index + 1 == syntax.statementCount
      token = lay(statement, before: isLast ? count : syntax.statement(index + 1).tokens.lowerBound)
    }
    between(token..<count)
    if isStarted, !endsWithDroppedByte { self.sink.write(0x0A) }
  }

  /// Begins a line for the next piece, after a blank one where the source has one or more.
  private mutating func startLine(_ columns: Int = 0, allowsBlank: Bool = true) {
    if isStarted {
      sink.write(0x0A)
      if allowsBlank, lineEnds > 1 { sink.write(0x0A) }
      sink.indent(columns)
    }
    isStarted = true
    lineEnds = 0
  }

  /// Takes comments and line ends that belong to no statement.
  private mutating func between(_ tokens: Range<Int>) {
    for index in tokens {
      switch syntax.tokenKind(index) {
      case .newline: lineEnds += 1
      case .comment: comment(syntax.token(index).range, columns: 0)
      case .dropped: dropped(syntax.token(index).range)
      default: continue  // a semicolon; a carriage return; a byte order mark
      }
    }
  }

  private mutating func comment(_ range: ByteRange, columns: Int) {
    if isStarted, lineEnds == 0 { sink.write(0x20) } else { startLine(columns) }
    sink.keep(withoutBlanks(range))
  }

  /// A comment without blanks and carriage returns at its end.
  private func withoutBlanks(_ range: ByteRange) -> ByteRange {
    var end = range.end
    while end > range.start + 1, [0x20, 0x09, 0x0D].contains(syntax.text.bytes[end - 1]) { end -= 1 }
    return ByteRange(range.start, end)
  }
}

extension ConfigLayout {
  /// Whether the last byte is one that xl drops only because it is the last one.
  ///
  /// A line end after it would make xl refuse the file, so none is put there. A carriage return is just
  /// left out, and a lone `#` is an empty comment with a line end as well.
  private var endsWithDroppedByte: Bool {
    guard syntax.tokenCount > 0, syntax.tokenKind(syntax.tokenCount - 1) == .dropped else { return false }
    let last = syntax.text.bytes.last
    return last != 0x0D && last != UInt8(ascii: "#")
  }

  private mutating func dropped(_ range: ByteRange) {
    switch syntax.text.bytes[range.start] {
    case 0x0D: return
    case UInt8(ascii: "#"): comment(range, columns: 0)
    default:
      if isStarted, lineEnds == 0 {
        let before = syntax.token(syntax.tokenCount - 2)
        let isValue = before.kind.isScalar || before.kind == .closeBracket
        if !isValue || before.range.end < range.start { sink.write(0x20) }
      } else {
        startLine()
      }
      sink.keep(range)
    }
  }
}

extension ConfigLayout {
  /// Takes a statement, and what follows it on its line without belonging there; returns its end.
  private mutating func lay(_ statement: ConfigStatement, before limit: Int) -> Int {
    let tokens = statement.tokens
    let end = endOfLine(from: tokens.upperBound, before: limit)
    if end > tokens.upperBound || !statement.isSetting || hasProblem(statement.range) {
      return keep(tokens.lowerBound..<end)
    }
    let name = syntax.token(tokens.lowerBound).range
    let operation = syntax.token(tokens.lowerBound + 1).range
    let value = tokens.lowerBound + 2..<tokens.upperBound
    let shapes = ListShapes(syntax, value, column: name.count + operation.count + 2)
    if shapes.isTooDeep { return keep(tokens) }
    startLine()
    sink.keep(name)
    sink.write(0x20)
    sink.keep(operation)
    sink.write(0x20)
    if value.count > 1 { list(value, shapes.areSpread) } else { scalar(syntax.token(value.lowerBound)) }
    lineEnds = 0
    return end
  }

  /// Whether something is wrong between the first and the last byte of a statement; asked in order.
  private mutating func hasProblem(_ range: ByteRange) -> Bool {
    while problem < problems.count, problems[problem].range.start < range.start { problem += 1 }
    var next = problem
    while next < problems.count, problems[next].range.start < range.end {
      let kind = problems[next].kind
      guard kind == .carriageReturn || kind == .swallowedOctalEscape else { return true }
      next += 1
    }
    problem = next
    return false
  }

  /// Where the line ends that a statement ends on, or the piece at hand where it ends there.
  ///
  /// Lists that are opened on the way are skipped whole, up to the next statement; as the parser does.
  private func endOfLine(from start: Int, before limit: Int) -> Int {
    if start >= limit || isEnd(start) { return start }
    var depth = 0
    for index in start..<limit {
      switch syntax.tokenKind(index) {
      case .newline where depth == 0 || index + 1 == limit && limit < syntax.tokenCount: return index
      case .openBracket: depth += 1
      case .closeBracket: depth = max(0, depth - 1)
      default: continue
      }
    }
    return limit
  }

  private func isEnd(_ token: Int) -> Bool {
    switch syntax.tokenKind(token) {
    case .newline, .comment, .semicolon, .dropped: true
    case .stray: syntax.isInvisible(token)
    default: false
    }
  }

  /// Takes pieces unchanged, with the blanks before them and without the line ends after them.
  private mutating func keep(_ tokens: Range<Int>) -> Int {
    var end = tokens.upperBound
    while end - 1 > tokens.lowerBound, syntax.tokenKind(end - 1) == .newline { end -= 1 }
    let place = syntax.token(tokens.lowerBound).range
    let range = ByteRange(startOfLine(place.start), syntax.token(end - 1).range.end)
    // At the start of a text it would be a byte order mark, and be left out the next time.
    let looksLikeMark = !isStarted && syntax.bytes(in: range).starts(with: [0xEF, 0xBB, 0xBF])
    startLine()
    if looksLikeMark { sink.write(0x0A) }
    sink.keep(range)
    return end
  }

  /// Where the blanks begin that a line begins with; `offset` where something else is before it.
  private func startOfLine(_ offset: Int) -> Int {
    let bytes = syntax.text.bytes
    var start = offset
    while start > 0, bytes[start - 1].isBlank { start -= 1 }
    return start == 0 || bytes[start - 1] == 0x0A ? start : offset
  }
}

extension ConfigLayout {
  /// Takes a string or a number.
  private mutating func scalar(_ token: ConfigToken) {
    let range = token.range
    guard token.kind == .string, syntax.text.bytes[range.start] == UInt8(ascii: "'") else {
      return sink.keep(range)
    }
    let inner = ByteRange(range.start + 1, range.end - 1)
    if holdsBareDoubleQuote(inner) { return sink.keep(range) }
    sink.change(range.start, to: UInt8(ascii: "\""))
    sink.keep(inner)
    sink.change(inner.end, to: UInt8(ascii: "\""))
  }

  /// Whether a double quote is in a text without a backslash before it.
  private func holdsBareDoubleQuote(_ range: ByteRange) -> Bool {
    var offset = range.start
    while offset < range.end {
      switch syntax.text.bytes[offset] {
      case UInt8(ascii: "\""): return true
      case UInt8(ascii: "\\"): offset += 2
      default: offset += 1
      }
    }
    return false
  }

  /// Takes a list; what is in it is whole.
  private mutating func list(_ tokens: Range<Int>, _ areSpread: [Bool]) {
    var next = 0
    var open: [OpenList] = []
    for index in tokens {
      let kind = syntax.tokenKind(index)
      switch kind {
      case .newline: lineEnds += 1
      case .comment: comment(syntax.token(index).range, columns: open.count * ConfigStyle.indentation)
      case .openBracket:
        beginElement(&open)
        sink.keep(syntax.token(index).range)
        open.append(OpenList(isSpread: areSpread[next]))
        next += 1
        lineEnds = 0
      case .string, .number:
        beginElement(&open)
        scalar(syntax.token(index))
        endElement(&open)
      case .closeBracket:
        let closed = open.removeLast()
        if closed.isSpread { startLine(open.count * ConfigStyle.indentation, allowsBlank: false) }
        sink.keep(syntax.token(index).range)
        endElement(&open)
      default: continue  // a comma; a carriage return
      }
    }
  }

  private mutating func beginElement(_ open: inout [OpenList]) {
    guard let list = open.last else { return }
    if list.isSpread {
      startLine(open.count * ConfigStyle.indentation, allowsBlank: list.hasElement)
    } else if list.hasElement {
      sink.write(UInt8(ascii: ","))
      sink.write(0x20)
    }
    open[open.count - 1].hasElement = true
  }

  private mutating func endElement(_ open: inout [OpenList]) {
    if open.last?.isSpread == true { sink.write(UInt8(ascii: ",")) }
    lineEnds = 0
  }
}

/// A list that is being laid out.
private struct OpenList {
  /// Whether each element is on a line of its own.
  let isSpread: Bool
  /// Whether an element was taken.
  var hasElement = false
}
