import XLText

/// Turns offsets into places of a client, in any order.
///
/// It remembers where it was, and marks along each line, so that no place costs more than a block's walk once
/// the line has been walked over.
struct PlaceWalk {
  private struct Cursor {
    var line = 0
    var offset = 0
    var units = 0
  }

  /// How many bytes of a line are between two marks.
  private static let blockByteCount = 256

  private let bytes: [UInt8]
  private let lines: DocumentLines
  private let encoding: PositionEncoding
  private var starts = Cursor()
  private var ends = Cursor()
  /// Marks of each line that was walked over, in order.
  private var marks: [Int: [Cursor]] = [:]

  init(_ bytes: [UInt8], _ lines: DocumentLines, _ encoding: PositionEncoding) {
    self.bytes = bytes
    self.lines = lines
    self.encoding = encoding
  }

  /// The place of an offset.
  mutating func position(of offset: Int) -> LinePosition {
    let (position, cursor) = position(of: offset, from: starts)
    starts = cursor
    return position
  }

  /// The places of a range.
  mutating func range(_ range: ByteRange) -> LineRange {
    let start = position(of: range.start)
    if range.isEmpty { return LineRange(start: start, end: start) }
    let (end, cursor) = position(of: range.end, from: ends)
    ends = cursor
    return LineRange(start: start, end: end)
  }

  /// The last mark of a line at or before an offset, or the start of the line.
  private func mark(before offset: Int, _ line: Int) -> Cursor {
    let start = Cursor(line: line, offset: lines.starts[line], units: 0)
    guard let marks = marks[line] else { return start }
    let next = (0..<marks.count).end { marks[$0].offset <= offset }
    return next == 0 ? start : marks[next - 1]
  }

  private mutating func position(of offset: Int, from last: Cursor) -> (LinePosition, Cursor) {
    let offset = min(offset, bytes.count)
    let line = lines.line(at: offset)
    var cursor = last
    if cursor.line != line || cursor.offset > offset { cursor = mark(before: offset, line) }
    if encoding == .utf8 {
      return (LinePosition(line: line, character: offset - lines.starts[line]), cursor)
    }
    let passed = walk(&cursor, to: offset)
    if !passed.isEmpty { marks[line, default: []] += passed }
    return (LinePosition(line: line, character: cursor.units), cursor)
  }

  /// Walks on to an offset of the same line; the marks that are new on the way.
  private func walk(_ cursor: inout Cursor, to offset: Int) -> [Cursor] {
    var next = (marks[cursor.line]?.last?.offset ?? lines.starts[cursor.line]) + Self.blockByteCount
    var passed: [Cursor] = []
    let span = bytes.span
    while cursor.offset < offset {
      let count = Characters.byteCount(span, at: cursor.offset)
      if cursor.offset + count > offset { break }
      cursor.offset += count
      cursor.units += encoding.units(ofByteCount: count)
      if cursor.offset >= next {
        passed.append(cursor)
        next = cursor.offset + Self.blockByteCount
      }
    }
    return passed
  }
}
