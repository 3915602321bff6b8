import XLText

/// A comment to xlplug: `# xlplug: ignore XL3001, UnknownConfigKey, XL41 -- the reason`.
struct SuppressionComment: Hashable, Sendable {
  /// What the comment asks for.
  enum Kind: Hashable, Sendable {
    /// Suppress on its line, or in the next setting where it has a line of its own.
    case line
    /// Suppress in the whole file.
    case file
    /// Nothing that is known.
    case unknown
  }

  /// One word of the comment.
  struct Entry: Hashable, Sendable {
    /// The codes that it names; nil where it names none.
    let pattern: RulePattern?
    /// Its place.
    let range: ByteRange
  }

  /// The most bytes of a word that can name a rule.
  private static let wordByteCountMax = 64

  /// What it asks for.
  let kind: Kind
  /// The place of the word after `xlplug:`; empty if absent.
  let word: ByteRange
  /// The words that name codes.
  let entries: [Entry]
  /// The whole comment.
  let range: ByteRange

  private static let mark = Array("xlplug:".utf8)
  private static let words: [(String, Kind)] = [("ignore", .line), ("ignore-file", .file)]

  /// Reads a comment; nil where it is not for xlplug.
  init?(_ text: SourceText, _ range: ByteRange) {
    let bytes = text.bytes
    var offset = Self.skipBlanks(bytes, range.start + 1, range.end)
    guard bytes[offset..<range.end].starts(with: Self.mark) else { return nil }
    offset = Self.skipBlanks(bytes, offset + Self.mark.count, range.end)
    let word = Self.word(bytes, offset, range.end)
    let kind = Self.words.first { $0.0.utf8.elementsEqual(bytes[offset..<word.end]) }?.1
    var entries: [Entry] = []
    offset = word.end
    while true {
      offset = Self.skipBlanks(bytes, offset, range.end)
      let end = Self.word(bytes, offset, range.end).end
      if end == offset || bytes[offset..<end].starts(with: "--".utf8) { break }
      let word =
        end - offset <= Self.wordByteCountMax ? String(decoding: bytes[offset..<end], as: UTF8.self) : ""
      let pattern = RulePattern.parsed(word, suggests: false).pattern
      entries.append(Entry(pattern: pattern, range: ByteRange(offset, end)))
      offset = end
    }
    self.word = word
    self.kind = kind ?? .unknown
    self.entries = entries
    self.range = range
  }

  private static func skipBlanks(_ bytes: [UInt8], _ start: Int, _ end: Int) -> Int {
    var offset = start
    while offset < end, " \t,\r".utf8.contains(bytes[offset]) { offset += 1 }
    return offset
  }

  private static func word(_ bytes: [UInt8], _ start: Int, _ end: Int) -> ByteRange {
    var offset = start
    while offset < end, !" \t,\r".utf8.contains(bytes[offset]) { offset += 1 }
    return ByteRange(start, offset)
  }
}
