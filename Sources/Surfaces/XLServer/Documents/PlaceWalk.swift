import XLText

/// Turns offsets into places of a client, fast where they come in order.
///
/// It remembers where it was, so that many places of one long line cost one walk over it.
struct PlaceWalk {
  private struct Cursor {
    var line = 0
    var offset = 0
    var units = 0
  }

  private let bytes: [UInt8]
  private let lines: DocumentLines
  private let encoding: PositionEncoding
  private var starts = Cursor()
  private var ends = Cursor()

  init(_ bytes: [UInt8], _ lines: DocumentLines, _ encoding: PositionEncoding) {
    self.bytes = bytes
    self.lines = lines
    self.encoding = encoding
  }

  /// The place of an offset.
  mutating func position(of offset: Int) -> LinePosition { position(of: offset, &starts) }

  /// The places of a range.
  mutating func range(_ range: ByteRange) -> LineRange {
    let start = position(of: range.start, &starts)
    return LineRange(start: start, end: range.isEmpty ? start : position(of: range.end, &ends))
  }

  private func position(of offset: Int, _ cursor: inout Cursor) -> LinePosition {
    let offset = min(offset, bytes.count)
    let line = lines.line(at: offset)
    if cursor.line != line || cursor.offset > offset {
      cursor = Cursor(line: line, offset: lines.starts[line], units: 0)
    }
    if encoding == .utf8 {
      return LinePosition(line: line, character: offset - lines.starts[line])
    }
    let span = bytes.span
    while cursor.offset < offset {
      let count = Characters.byteCount(span, at: cursor.offset)
      if cursor.offset + count > offset { break }
      cursor.offset += count
      cursor.units += encoding.units(ofByteCount: count)
    }
    return LinePosition(line: line, character: cursor.units)
  }
}
