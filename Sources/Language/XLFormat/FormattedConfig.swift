public import XLSyntax
public import XLText

/// A configuration file in the one style: the text, and the edits that lead to it.
///
/// What xl reads from the file stays: names, operators and values. Formatting a formatted text changes
/// nothing. What cannot be parsed is kept to the byte.
public struct FormattedConfig: Hashable, Sendable {
  /// The tree that was formatted.
  public let syntax: ConfigSyntax
  /// The formatted text.
  public let text: SourceText

  /// Formats a tree.
  public init(_ syntax: ConfigSyntax) {
    self.syntax = syntax
    text = SourceText(ConfigLayout(syntax, into: TextSink(syntax.text)).sink.bytes)
  }

  /// Whether the text was in the style already.
  public var isUnchanged: Bool { text == syntax.text }

  /// The edits that make the source the formatted text; in order, none of them empty.
  public var edits: [TextEdit] { edits(window: syntax.text.range) }

  /// The edits of the statements and comments that a range touches, and of the text between those and
  /// their neighbors.
  ///
  /// Each statement is changed whole or not at all, so that the meaning stays here, too.
  public func edits(in range: ByteRange) -> [TextEdit] {
    var (start, end) = (range.start, range.end)
    for statement in syntax.statements {
      let place = statement.range
      if place.start > range.end { break }
      if place.end >= range.start { (start, end) = (min(start, place.start), max(end, place.end)) }
    }
    var (lower, upper) = (syntax.tokenIndex(from: start), syntax.tokenIndex(from: end))
    if lower > 0, syntax.token(lower - 1).range.end > start { lower -= 1 }
    while lower > 0, isSeparator(lower - 1) { lower -= 1 }
    while upper < syntax.tokenCount, isSeparator(upper) { upper += 1 }
    return edits(
      window: ByteRange(
        lower == 0 ? 0 : syntax.token(lower - 1).range.end,
        upper == syntax.tokenCount ? syntax.text.bytes.count : syntax.token(upper).range.start
      )
    )
  }

  private func isSeparator(_ token: Int) -> Bool {
    switch syntax.tokenKind(token) {
    case .newline, .semicolon: true
    default: syntax.isInvisible(token)
    }
  }

  private func edits(window: ByteRange) -> [TextEdit] {
    var sink = ConfigLayout(syntax, into: EditSink(syntax.text, window: window)).sink
    sink.finish()
    return sink.edits
  }
}
