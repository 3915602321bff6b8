public import XLText

/// A disk string cut into pieces; losing no byte, never failing.
public struct DiskSyntax: Hashable, Sendable {
  /// The text; several words of a command line are in it with one separating byte between them.
  public let text: SourceText
  /// The ranges of the words, in order; one that covers the text where there is only one.
  public let words: [ByteRange]
  /// The pieces in order; together they cover every byte.
  public let tokens: [DiskToken]

  /// The pieces of a text; `words` are its words in order, each pair one byte apart, or none for one word.
  ///
  /// `knowsTrust` is whether `trusted`, `untrusted` and `grant_usage` are words: since Xen 4.19.
  public init(_ text: SourceText, words: [ByteRange] = [], knowsTrust: Bool = true) {
    self.text = text
    self.words = words.isEmpty ? [text.range] : words
    var tokens: [DiskToken] = []
    var offset = 0
    for word in self.words {
      if offset < word.start {
        let gap = ByteRange(offset, word.start)
        tokens.append(DiskToken(.separator, gap, content: gap, reach: gap.count))
      }
      var lexer = DiskLexer(word, in: text.bytes.span, knowsTrust: knowsTrust)
      while let token = lexer.next(in: text.bytes.span) { tokens.append(token) }
      offset = word.end
    }
    self.tokens = tokens
  }
}
