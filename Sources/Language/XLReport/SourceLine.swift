import XLText

/// A line of a text as it is shown, and the part of it that is marked; far from that part it is left out.
struct SourceLine {
  /// How many bytes a column can have at most, as far as anybody needs to see.
  private static let bytesPerColumn = 4
  /// How many columns a tab goes to.
  private static let tabStop = 8

  /// The number of the line, from 1.
  let number: Int
  /// The tokens of the line around the part that is meant.
  let pieces: [VisibleText.Piece]
  /// The pieces that are meant; if empty, the place between two.
  let marked: Range<Int>
  /// The bytes of the whole line.
  private let lineRange: ByteRange
  /// Whether the line continues before and after the pieces.
  private let isCut: (front: Bool, back: Bool)
  private let charset: Charset

  /// Line `number` of a text, with what of a range is in it; `width` is how much can be shown.
  init(
    _ places: PlaceIndex,
    line number: Int,
    range: ByteRange,
    width: Int,
    charset: Charset = .utf8,
    wordSeparator: UInt8?
  ) {
    let line = places.range(ofLine: number)
    let start = min(max(range.start, line.start), line.end)
    let end = max(start, min(range.end, line.end))
    let reach = width * Self.bytesPerColumn
    let first = places.characterStart(at: max(line.start, start - reach))
    let last = max(first, places.characterStart(at: min(line.end, min(end, start + reach) + reach)))
    let shown = Self.pieces(places.text, first..<last, charset, wordSeparator)
    (self.number, self.charset) = (number, charset)
    lineRange = line
    pieces = shown
    isCut = (first > line.start, last < line.end)
    let from = shown.firstIndex { $0.range.end > start } ?? shown.count
    let to = shown.lastIndex { $0.range.start < end } ?? from
    marked = from..<(start == end || from == shown.count ? from : max(from, to + 1))
  }

  /// The pieces of a part of a line, with tabs as spaces up to the next stop.
  private static func pieces(
    _ text: SourceText,
    _ range: Range<Int>,
    _ charset: Charset,
    _ wordSeparator: UInt8?
  ) -> [VisibleText.Piece] {
    var column = 0
    return VisibleText(text.bytes[range], origin: range.lowerBound).pieces.map { piece in
      let byte = text.bytes[piece.range.start]
      var piece = charset.shown(piece)
      if byte == wordSeparator {
        piece = VisibleText.Piece(range: piece.range, shown: " ", width: 1, isEscape: false)
      } else if byte == UInt8(ascii: "\t") {
        let width = tabStop - column % tabStop
        let spaces = String(repeating: " ", count: width)
        piece = VisibleText.Piece(range: piece.range, shown: spaces, width: width, isEscape: false)
      }
      column += piece.width
      return piece
    }
  }

  /// A part of the line that fits, and the columns of the mark below it.
  struct Window {
    var pieces: [VisibleText.Piece]
    var marked: Range<Int>
    /// The bytes of the line that it shows.
    let shown: ByteRange
    /// Whether it starts where the line starts, and ends where the line ends.
    let isWhole: (front: Bool, back: Bool)

    /// The columns of another range of the line; nil where part of it is left out.
    func columns(of range: ByteRange) -> Range<Int>? {
      let start = isWhole.front ? max(shown.start, range.start) : range.start
      let end = isWhole.back ? min(shown.end, range.end) : range.end
      guard start >= shown.start, start <= shown.end, end <= shown.end else { return nil }
      var (column, first, last) = (0, Int?.none, 0)
      for piece in pieces {
        let isReached = piece.range.end > start && !piece.range.isEmpty
        if isReached, first == nil { (first, last) = (column, column + 1) }
        if isReached, piece.range.start < end { last = column + piece.width }
        column += piece.width
      }
      let from = first ?? column
      return from..<max(from + 1, last)
    }
  }

  /// The part of the line around the range that fits in so many columns; what is left out becomes `…`.
  func window(width: Int) -> Window {
    let total = Self.width(pieces[...])
    if total <= width, !isCut.front, !isCut.back { return window(pieces.indices) }
    var (first, last) = (marked.lowerBound, marked.lowerBound)
    var used = 0
    let room = width - 2 * cut.width
    while last < pieces.count, last < marked.upperBound || used < room / 2, used + pieces[last].width <= room
    {
      used += pieces[last].width
      last += 1
    }
    while first > 0, used + pieces[first - 1].width <= room {
      first -= 1
      used += pieces[first].width
    }
    while last < pieces.count, used + pieces[last].width <= room {
      used += pieces[last].width
      last += 1
    }
    return window(first..<last)
  }

  /// What is shown where the line is cut.
  private var cut: VisibleText.Piece {
    charset.shown(VisibleText.Piece(range: ByteRange(0, 0), shown: "…", width: 1, isEscape: true))
  }

  private func window(_ range: Range<Int>) -> Window {
    let hasFront = isCut.front || range.lowerBound > 0
    let hasBack = isCut.back || range.upperBound < pieces.count
    let inside = marked.clamped(to: range)
    let before = pieces[range.lowerBound..<max(range.lowerBound, inside.lowerBound)]
    let start = (hasFront ? cut.width : 0) + Self.width(before)
    let kept = pieces[range]
    let bytes = ByteRange(kept.first?.range.start ?? lineRange.start, kept.last?.range.end ?? lineRange.end)
    return Window(
      pieces: (hasFront ? [cut] : []) + kept + (hasBack ? [cut] : []),
      marked: start..<start + max(1, Self.width(pieces[inside])),
      shown: bytes,
      isWhole: (!hasFront, !hasBack),
    )
  }

  private static func width(_ pieces: ArraySlice<VisibleText.Piece>) -> Int {
    pieces.reduce(0) { $0 + $1.width }
  }
}
