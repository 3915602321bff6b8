import XLSyntax
import XLText

/// Where a cursor is in a file that is being written, so half of what is around it may be missing.
enum ConfigSpot: Hashable {
  /// In a name of a setting, or where one may begin; what is replaced, and whether an operator follows.
  case name(ByteRange, hasOperator: Bool)
  /// In a value outside of quotes, or where one may begin; the key, and whether it is in a list.
  case bare(key: ByteRange, ByteRange, isInList: Bool)
  /// Between quotes; the key, all between the quotes, and whether it is in a list.
  case quoted(key: ByteRange, ByteRange, isInList: Bool)
  /// In a comment.
  case comment(ByteRange)

  /// The spot of an offset; nil where nothing can be written that is known.
  init?(_ offset: Int, in syntax: ConfigSyntax) {
    let index = syntax.tokenIndex(from: offset) - 1
    let token = index >= 0 ? syntax.token(index) : nil
    if let token, token.kind == .comment {
      let line = syntax.text[ByteRange(token.range.start, offset)]
      if !line.contains(0x0A) {
        self = .comment(token.range)
        return
      }
    }
    let statement = Self.statement(offset, index, syntax)
    let key = statement.flatMap { Self.name(of: $0, syntax) }
    let isTouching = token.map { offset <= $0.range.end } ?? false
    if let token, isTouching, token.kind == .string || token.kind == .unclosedString {
      let end = token.kind == .string ? token.range.end - 1 : token.range.end
      guard let key, let statement, token.range.start < offset, offset <= end else { return nil }
      let inner = ByteRange(token.range.start + 1, end)
      let isInList = Self.isInList(index, statement, syntax)
      self = .quoted(key: key, inner, isInList: isInList)
      return
    }
    let isWord = isTouching && (token.map { [.identifier, .number].contains($0.kind) } ?? false)
    let range = isWord ? token.map(\.range) ?? ByteRange(offset, offset) : ByteRange(offset, offset)
    guard let statement, let key, key != range else {
      let next = index + 1 < syntax.tokenCount ? syntax.tokenKind(index + 1) : nil
      self = .name(range, hasOperator: next == .equals || next == .plusEquals)
      return
    }
    let before = isWord ? index - 1 : index
    switch syntax.tokenKind(before) {
    case .equals, .plusEquals: self = .bare(key: key, range, isInList: false)
    case .openBracket, .comma: self = .bare(key: key, range, isInList: true)
    case .newline, .comment:
      guard Self.isInList(before, statement, syntax) else { return nil }
      self = .bare(key: key, range, isInList: true)
    default: return nil
    }
  }

  /// The statement that an offset is in; none where it could be the beginning of a new one.
  private static func statement(_ offset: Int, _ index: Int, _ syntax: ConfigSyntax) -> Range<Int>? {
    guard index >= 0, let number = syntax.statementIndex(at: offset > 0 ? offset - 1 : 0) else { return nil }
    let tokens = syntax.statement(number).tokens
    if tokens.contains(index) || isInList(index, tokens, syntax) { return tokens }
    return nil
  }

  private static func name(of tokens: Range<Int>, _ syntax: ConfigSyntax) -> ByteRange? {
    let first = syntax.token(tokens.lowerBound)
    return first.kind == .identifier ? first.range : nil
  }

  /// Whether more brackets are open than closed from the beginning of a statement up to a piece.
  private static func isInList(_ index: Int, _ tokens: Range<Int>, _ syntax: ConfigSyntax) -> Bool {
    guard index >= tokens.lowerBound else { return false }
    var depth = 0
    for token in tokens.lowerBound...index {
      switch syntax.tokenKind(token) {
      case .openBracket: depth += 1
      case .closeBracket: depth -= 1
      default: break
      }
    }
    return depth > 0
  }
}
