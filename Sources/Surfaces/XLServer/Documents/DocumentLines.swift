import XLText

/// Where the lines of a document begin, as editors count them: a line ends with `\n`, `\r\n` or `\r`.
///
/// Kept up to date with each change, so that a keystroke does not read the whole text again.
struct DocumentLines: Hashable, Sendable {
  /// Offsets of the first byte of each line; the first is 0.
  private(set) var starts: [Int] = [0]

  /// The lines of a text.
  init(_ bytes: [UInt8]) { starts += Self.starts(in: bytes.span, 0, bytes.count) }

  /// How many lines there are; a text without an end of line has one.
  var count: Int { starts.count }

  /// Where lines begin after the first byte of a range, up to its end.
  private static func starts(in bytes: Span<UInt8>, _ start: Int, _ end: Int) -> [Int] {
    var starts: [Int] = []
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      offset += 1
      if byte == 0x0A {
        starts.append(offset)
      } else if byte == 0x0D, offset == bytes.count || bytes[offset] != 0x0A {
        starts.append(offset)
      }
    }
    return starts
  }

  /// The line that an offset is in, from 0.
  func line(at offset: Int) -> Int {
    (0..<starts.count).end { starts[$0] <= offset } - 1
  }

  /// Where a line ends, without what ends it.
  func end(ofLine line: Int, in bytes: [UInt8]) -> Int {
    var end = line + 1 < starts.count ? starts[line + 1] : bytes.count
    if line + 1 < starts.count {
      end -= 1
      if bytes[end] == 0x0A, end > starts[line], bytes[end - 1] == 0x0D { end -= 1 }
    }
    return end
  }

  /// Follows a change: `bytes` is the text after a range got `count` bytes instead.
  mutating func replace(_ range: ByteRange, byteCount count: Int, in bytes: [UInt8]) {
    // The byte before may be half of an end of line.
    let first = line(at: max(0, range.start - 1))
    // What begins a line after the change begins one still, because what reports so is after the change.
    var kept = line(at: range.end) + 1
    while kept < starts.count, starts[kept] <= range.end { kept += 1 }
    let shift = count - range.count
    let end = kept < starts.count ? starts[kept] + shift : bytes.count
    var between = Self.starts(in: bytes.span, starts[first], end)
    if kept < starts.count, between.last == end { between.removeLast() }
    starts.replaceSubrange(first + 1..<kept, with: between)
    if shift != 0 {
      for index in first + 1 + between.count..<starts.count { starts[index] += shift }
    }
  }
}

extension DocumentLines {
  /// The byte of a place; one after a line's end is that end, one after the last line the text's end, and
  /// one inside a character its start.
  func offset(of position: LinePosition, in bytes: [UInt8], _ encoding: PositionEncoding) -> Int {
    if position.line >= starts.count { return bytes.count }
    let (start, end) = (starts[position.line], end(ofLine: position.line, in: bytes))
    let span = bytes.span
    var (offset, units) = (start, 0)
    while offset < end, units < position.character {
      let count = Characters.byteCount(span, at: offset)
      units += encoding.units(ofByteCount: count)
      if units > position.character { break }
      offset += count
    }
    return offset
  }

  /// The bytes between two places.
  func range(of range: LineRange, in bytes: [UInt8], _ encoding: PositionEncoding) -> ByteRange {
    let start = offset(of: range.start, in: bytes, encoding)
    return ByteRange(start, max(start, offset(of: range.end, in: bytes, encoding)))
  }
}
