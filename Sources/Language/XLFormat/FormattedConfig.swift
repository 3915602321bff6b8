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

  /// The edits of the statements and comments that a range touches, and of the blank lines around them.
  ///
  /// Each statement is changed whole or not at all.
  public func edits(in range: ByteRange) -> [TextEdit] {
    var (start, end) = (range.start, range.end)
    for statement in syntax.statements {
      let place = statement.range
      if place.start > range.end { break }
      guard place.end >= range.start else { continue }
      (start, end) = (min(start, place.start), max(end, place.end))
    }
    let bytes = syntax.text.bytes
    while start > 0, bytes[start - 1] != 0x0A { start -= 1 }
    while start > 0, Self.isBlank(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, bytes[end] != 0x0A { end += 1 }
    while end < bytes.count, Self.isBlank(bytes[end]) { end += 1 }
    return edits(window: ByteRange(start, end))
  }

  private static func isBlank(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0D].contains(byte) }

  private func edits(window: ByteRange) -> [TextEdit] {
    var sink = ConfigLayout(syntax, into: EditSink(syntax.text, window: window)).sink
    sink.finish()
    return sink.edits
  }
}
