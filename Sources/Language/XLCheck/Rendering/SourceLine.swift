import XLText

/// A line of a text as it is shown, and the part of it that is meant; far from that part it is left out.
struct SourceLine {
  /// How many bytes a column can have at most, as far as anybody needs to see.
  private static let bytesPerColumn = 4

  /// The number of the line, from 1.
  let number: Int
  /// The pieces of the line around the part that is meant.
  let pieces: [VisibleText.Piece]
  /// The pieces that are meant; where there are none, the place between two.
  let marked: Range<Int>
  /// Whether the line goes on before and behind the pieces.
  private let isCut: (front: Bool, back: Bool)

  /// Line `number` of a text, with what of a range stands in it; `width` is how much can be shown.
  init(_ places: PlaceIndex, line number: Int, range: ByteRange, width: Int, wordSeparator: UInt8?) {
    let line = places.range(ofLine: number)
    let start = min(max(range.start, line.start), line.end)
    let end = max(start, min(range.end, line.end))
    let reach = width * Self.bytesPerColumn
    let first = places.characterStart(at: max(line.start, start - reach))
    let last = max(first, places.characterStart(at: min(line.end, min(end, start + reach) + reach)))
    var shown = VisibleText(places.text.bytes[first..<last], origin: first).pieces
    if let wordSeparator {
      shown = shown.map {
        places.text.bytes[$0.range.start] == wordSeparator
          ? VisibleText.Piece(range: $0.range, shown: " ", width: 1, isEscape: false) : $0
      }
    }
    self.number = number
    pieces = shown
    isCut = (first > line.start, last < line.end)
    let from = shown.firstIndex { $0.range.end > start } ?? shown.count
    let to = shown.lastIndex { $0.range.start < end } ?? from
    marked = from..<(start == end || from == shown.count ? from : max(from, to + 1))
  }

  /// The line as it is shown.
  var shown: String { pieces.map(\.shown).joined() }

  /// A part of the line that fits, and where the mark stands below it.
  struct Window {
    var pieces: [VisibleText.Piece]
    var markStart: Int
    var markWidth: Int
  }

  /// The part of the line around the range that fits in so many columns; what is left out becomes `…`.
  func window(width: Int) -> Window {
    let total = Self.width(pieces[...])
    if total <= width, !isCut.front, !isCut.back { return window(pieces.indices) }
    var (first, last) = (marked.lowerBound, marked.lowerBound)
    var used = 0
    let room = width - 2
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

  private func window(_ range: Range<Int>) -> Window {
    let cut = VisibleText.Piece(range: ByteRange(0, 0), shown: "…", width: 1, isEscape: true)
    let hasFront = isCut.front || range.lowerBound > 0
    let hasBack = isCut.back || range.upperBound < pieces.count
    let inside = marked.clamped(to: range)
    return Window(
      pieces: (hasFront ? [cut] : []) + pieces[range] + (hasBack ? [cut] : []),
      markStart: (hasFront ? 1 : 0)
        + Self.width(pieces[range.lowerBound..<max(range.lowerBound, inside.lowerBound)]),
      markWidth: max(1, Self.width(pieces[inside])),
    )
  }

  private static func width(_ pieces: ArraySlice<VisibleText.Piece>) -> Int {
    pieces.reduce(0) { $0 + $1.width }
  }
}
