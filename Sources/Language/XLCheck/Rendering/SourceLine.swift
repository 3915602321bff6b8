import XLText

/// The line of a text that a range begins in, as it is shown, and where in it the range is.
struct SourceLine {
  /// The number of the line, from 1.
  let number: Int
  /// The character that the range begins at, from 1.
  let column: Int
  /// The pieces of the line.
  let pieces: [VisibleText.Piece]
  /// The pieces that the range covers; where it is empty, the place between two.
  let marked: Range<Int>

  init(_ text: SourceText, at range: ByteRange, wordSeparator: UInt8?) {
    let newline = UInt8(ascii: "\n")
    let before = text.bytes[..<range.start]
    let start = before.lastIndex(of: newline).map { $0 + 1 } ?? 0
    let end = text.bytes[range.start...].firstIndex(of: newline) ?? text.bytes.count
    var shown = VisibleText(text.bytes[start..<end], origin: start).pieces
    if let wordSeparator {
      shown = shown.map {
        text.bytes[$0.range.start] == wordSeparator
          ? VisibleText.Piece(range: $0.range, shown: " ", width: 1, isEscape: false) : $0
      }
    }
    pieces = shown
    number = 1 + before.count(where: { $0 == newline })
    let first = shown.firstIndex { $0.range.end > range.start } ?? shown.count
    let last = shown.lastIndex { $0.range.start < range.end } ?? first
    marked = first..<(range.isEmpty || first == shown.count ? first : max(first, last + 1))
    column = first + 1
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
    if total <= width { return window(pieces.indices) }
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
    let (hasFront, hasBack) = (range.lowerBound > 0, range.upperBound < pieces.count)
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
