public import XLText

/// One piece of a disk string: what it is and where; the pieces of a text cover every byte once.
public struct DiskToken: Hashable, Sendable {
  /// What a piece is.
  public enum Kind: UInt8, Hashable, Sendable {
    /// Blanks, tabs and newlines before a parameter.
    case blank
    /// A known key, `=` and a value up to the next comma.
    case value
    /// A word alone.
    case flag
    /// `target=` and everything up to the end of the line.
    case target
    /// A key that xl does not know, `=` and exactly one byte; the rest of the value is cut again.
    case unknownKey
    /// A deprecated prefix with its colon.
    case prefix
    /// A word and a colon that xl takes for a prefix and does not know.
    case unknownPrefix
    /// A positional parameter; may be empty.
    case positional
    /// An `=` where a parameter should begin.
    case strayEquals
    /// The same as the very last byte, where xl silently ignores it.
    case droppedEquals
    /// The byte between two words of a command line.
    case separator
  }

  /// What the piece is.
  public let kind: Kind
  /// The key, flag or prefix; nil for the other kinds.
  public let word: DiskWord?
  /// All its bytes, the comma that ends it included.
  public let range: ByteRange
  /// The value of a key, the positional value, the name of a flag or prefix; without `=`, colon or ending
  /// comma.
  public let content: ByteRange
  /// The bytes that xl's scanner walks over to find the piece, its look-ahead included; at least
  /// `range.count`.
  public let reach: Int

  /// Whether a comma ends the piece.
  @inlinable public var hasComma: Bool {
    kind != .prefix && kind != .unknownPrefix && range.end > content.end
  }

  init(_ kind: Kind, _ range: ByteRange, word: DiskWord? = nil, content: ByteRange, reach: Int) {
    self.kind = kind
    self.word = word
    self.range = range
    self.content = content
    self.reach = reach
  }
}
