/// Bytes of a user's text made safe and visible for a terminal, with the width of each piece.
///
/// Control bytes, escape sequences, invisible and direction-changing characters and bytes that are not UTF-8
/// are written as `\x1b`, `\u{202e}` and the like, so that what is printed is what is there.
public struct VisibleText: Hashable, Sendable {
  /// One character of the text as it is shown.
  public struct Piece: Hashable, Sendable {
    /// The bytes it means.
    public let range: ByteRange
    /// What is printed.
    public let shown: String
    /// How many columns of a terminal that takes.
    public let width: Int
    /// Whether it is an escape and not the character itself.
    public let isEscape: Bool

    /// A piece that is shown so.
    package init(range: ByteRange, shown: String, width: Int, isEscape: Bool) {
      self.range = range
      self.shown = shown
      self.width = width
      self.isEscape = isEscape
    }
  }

  /// The pieces in order; they cover every byte.
  public let pieces: [Piece]

  /// Makes bytes visible; ranges are offsets from `origin`.
  public init(_ bytes: some Collection<UInt8>, origin: Int = 0) {
    let bytes = Array(bytes)
    var pieces: [Piece] = []
    pieces.reserveCapacity(bytes.count)
    var offset = 0
    while offset < bytes.count {
      let (scalar, count) = Characters.decoded(bytes.span, at: offset)
      let range = ByteRange(origin + offset, origin + offset + count)
      pieces.append(Self.piece(scalar, bytes[offset], range))
      offset += count
    }
    self.pieces = pieces
  }

  /// The text as it is printed.
  public var shown: String { pieces.reduce(into: "") { $0 += $1.shown } }

  /// The text as it is printed, with tabs as they are, so that it can be copied.
  public var copyable: String {
    pieces.reduce(into: "") { $0 += $1.isEscape && $1.shown == "\\t" ? "\t" : $1.shown }
  }

  /// The most characters of a user's text that a message quotes.
  public static let quotedCountMax = 60

  /// A text for a message, without quotes; the middle of a long one is left out.
  public static func quoting(_ bytes: some Collection<UInt8>) -> String { quoting(Array(bytes)[...]) }

  /// The same for part of an array: generic code costs several times as much for each byte.
  public static func quoting(_ bytes: ArraySlice<UInt8>) -> String {
    // Most texts are short and plain, and need no piece for each character.
    if bytes.count <= quotedCountMax, isPlain(bytes.span) { return String(decoding: bytes, as: UTF8.self) }
    let half = quotedCountMax / 2
    if bytes.count <= quotedCountMax { return VisibleText(bytes).shown }
    // Only the ends of a long text are checked; a character has at most 4 bytes.
    let window = 4 * quotedCountMax
    if bytes.count > 2 * window {
      let (front, back) = (
        VisibleText(bytes.prefix(window)).pieces, VisibleText(bytes.suffix(half * 4)).pieces
      )
      let end = back.drop { $0.isEscape }.suffix(half)
      return front.prefix(half).map(\.shown).joined() + "…" + end.map(\.shown).joined()
    }
    let text = VisibleText(bytes)
    let pieces = text.pieces
    if pieces.count <= quotedCountMax { return text.shown }
    return pieces.prefix(half).map(\.shown).joined() + "…" + pieces.suffix(half).map(\.shown).joined()
  }

  private static func isPlain(_ bytes: Span<UInt8>) -> Bool {
    for index in bytes.indices where !(0x20..<0x7F).contains(bytes[index]) { return false }
    return true
  }

  private static func piece(_ scalar: Unicode.Scalar?, _ byte: UInt8, _ range: ByteRange) -> Piece {
    guard let scalar else { return escape("\\x" + hex(UInt32(byte), 2), range) }
    switch scalar {
    case "\t": return escape("\\t", range)
    case "\n": return escape("\\n", range)
    case "\r": return escape("\\r", range)
    case _ where scalar.value < 0x20 || scalar.value == 0x7F:
      return escape("\\x" + hex(scalar.value, 2), range)
    case _ where scalar.isASCII:
      return Piece(range: range, shown: String(scalar), width: 1, isEscape: false)
    default: break
    }
    if isInvisible(scalar) { return escape("\\u{" + hex(scalar.value, 4) + "}", range) }
    return Piece(range: range, shown: String(scalar), width: width(scalar), isEscape: false)
  }

  private static func escape(_ shown: String, _ range: ByteRange) -> Piece {
    Piece(range: range, shown: shown, width: shown.utf8.count, isEscape: true)
  }

  private static func hex(_ value: UInt32, _ digits: Int) -> String {
    let text = String(value, radix: 16)
    return String(repeating: "0", count: max(0, digits - text.utf8.count)) + text
  }

  /// Characters that show nothing, or change how others are shown.
  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .unassigned, .privateUse,
      .surrogate:
      true
    default: scalar.properties.isDefaultIgnorableCodePoint
    }
  }

  private static func width(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    if scalar.properties.isEmojiPresentation { return 2 }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
