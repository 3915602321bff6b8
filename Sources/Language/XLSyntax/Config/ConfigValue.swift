public import XLText

/// A value in a configuration file: a string, a number, a list, or something instead that is invalid.
public struct ConfigValue: Hashable, Sendable {
  /// What a value is.
  public enum Kind: Hashable, Sendable {
    /// Text in quotes.
    case string
    /// Bare digits.
    case number
    /// Values between brackets.
    case list
    /// Something else; a problem reports what.
    case broken
  }

  /// The tree that it is part of.
  public let syntax: ConfigSyntax
  /// The number of its first piece.
  public let token: Int
  /// What it is.
  public let kind: Kind
  /// The number of the list, of a list.
  private let list: Int

  init(_ syntax: ConfigSyntax, token: Int, list known: Int?) {
    self.syntax = syntax
    self.token = token
    switch syntax.tokenKind(token) {
    case .string: (kind, list) = (.string, -1)
    case .number: (kind, list) = (.number, -1)
    case .openBracket:
      let index = known ?? syntax.listIndex(openedBy: token)
      (kind, list) = (index == nil ? .broken : .list, index ?? -1)
    default: (kind, list) = (.broken, -1)
    }
  }

  /// From its first byte to its last.
  public var range: ByteRange {
    let first = syntax.token(token).range
    guard kind == .list else { return first }
    let close = Int(syntax.listRecords[list].close)
    if isClosed { return ByteRange(first.start, syntax.token(close).range.end) }
    return ByteRange(first.start, close > token ? syntax.token(close - 1).range.end : first.end)
  }

  /// Whether a list has its closing bracket; true of everything else.
  public var isClosed: Bool {
    guard kind == .list else { return true }
    let close = Int(syntax.listRecords[list].close)
    return close < syntax.tokenCount && syntax.tokenKind(close) == .closeBracket
  }

  /// Whether it is text for xl: a string or a number.
  public var isScalar: Bool { kind == .string || kind == .number }

  /// The numbers of the pieces between the brackets of a list; empty for everything else.
  public var innerTokens: Range<Int> {
    kind == .list ? token + 1..<Int(syntax.listRecords[list].close) : token..<token
  }

  /// The elements of a list, in order; none of everything else.
  public var elements: [ConfigValue] {
    var result: [ConfigValue] = []
    forEachElement { result.append($0) }
    return result
  }

  /// Passes the elements of a list in order, without storing them.
  public func forEachElement(_ body: (ConfigValue) -> Void) {
    guard kind == .list else { return }
    var (index, nextList) = (token + 1, list + 1)
    let end = Int(syntax.listRecords[list].close)
    while index < end {
      switch syntax.tokenKind(index) {
      case .openBracket:
        body(ConfigValue(syntax, token: index, list: nextList))
        index = Int(syntax.listRecords[nextList].close) + 1
        nextList = Int(syntax.listRecords[nextList].next)
      case .stray where syntax.isInvisible(index): index += 1
      case .string, .number, .identifier, .stray, .unclosedString:
        body(ConfigValue(syntax, token: index, list: nil))
        index += 1
      default: index += 1
      }
    }
  }

  /// The text of a string or number as xl reads it, with the place of each byte; nil of everything else.
  public var text: EmbeddedText? { syntax.scalarText(token) }

  /// The place of a string without its quotes, which an empty one keeps; `range` of everything else.
  package var contentRange: ByteRange {
    guard syntax.tokenKind(token) == .string, range.count > 2 else { return range }
    return ByteRange(range.start + 1, range.end - 1)
  }
}

extension ConfigSyntax {
  /// The text of a string or number as xl reads it, by the number of the piece; nil of every other piece.
  public func scalarText(_ index: Int) -> EmbeddedText? {
    switch tokenKind(index) {
    case .string: EmbeddedText(quoted: token(index).range, in: text)
    case .number: EmbeddedText(token(index).range, in: text)
    default: nil
    }
  }
}

extension EmbeddedText {
  /// The text of a string; `range` includes its quotes.
  ///
  /// An escape that xl refuses counts for nothing.
  init(quoted range: ByteRange, in text: SourceText) {
    let inner = ByteRange(range.start + 1, range.end - 1)
    guard text[inner].contains(UInt8(ascii: "\\")) else {
      self.init(inner, in: text)
      return
    }
    self.init(at: inner.start)
    var (offset, plain) = (inner.start, inner.start)
    while offset < inner.end {
      guard text.bytes[offset] == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      append(ByteRange(plain, offset), in: text)
      let escape = ConfigEscape(text.bytes.span, at: offset, end: inner.end)
      if let byte = escape.byte { append(byte, standingAt: ByteRange(offset, escape.end)) }
      offset = escape.end
      plain = offset
    }
    append(ByteRange(plain, inner.end), in: text)
    endPlace = inner.end
  }
}
