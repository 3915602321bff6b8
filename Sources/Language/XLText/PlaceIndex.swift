/// Where each byte of a text means a person: in which line, and at which character of it.
///
/// Made once in one pass; each question then costs the logarithm of the lines, and at most a block of bytes.
public struct PlaceIndex: Sendable {
  /// A line and a character of it, both from 1; a byte that is not UTF-8 is a character.
  public struct Place: Hashable, Sendable {
    /// The line, from 1.
    public let line: Int
    /// The character in the line, from 1.
    public let column: Int
  }

  /// How many bytes are walked over at most to find a character.
  static let blockByteCount = 1024

  private struct Block: Sendable {
    /// How many characters begin before the block's first own one.
    var count: UInt32
    /// Where that begins.
    var start: UInt32
  }

  /// The text.
  public let text: SourceText
  /// Where its lines begin.
  public let lines: LineIndex
  /// One block for each `blockByteCount` bytes; none where a byte is a character.
  private let blocks: [Block]

  /// The places of a text.
  public init(_ text: SourceText) {
    self.text = text
    lines = LineIndex(text)
    blocks = Self.isASCII(text.bytes.span) ? [] : Self.blocks(text.bytes.span)
  }

  private static func isASCII(_ bytes: Span<UInt8>) -> Bool {
    var seen: UInt8 = 0
    for offset in bytes.indices { seen |= bytes[offset] }
    return seen < 0x80
  }

  private static func blocks(_ bytes: Span<UInt8>) -> [Block] {
    var blocks: [Block] = []
    blocks.reserveCapacity(bytes.count / blockByteCount + 1)
    var (count, offset) = (0, 0)
    for number in 0...bytes.count / blockByteCount {
      while offset < number * blockByteCount {
        offset += Characters.byteCount(bytes, at: offset)
        count += 1
      }
      blocks.append(Block(count: UInt32(count), start: UInt32(offset)))
    }
    return blocks
  }

  /// The place of an offset, which may be that of the text's end.
  public func place(of offset: Int) -> Place {
    let line = lines.line(at: offset)
    return Place(
      line: line + 1,
      column: characters(before: offset) - characters(before: lines.start(ofLine: line)) + 1
    )
  }

  /// Where the character begins that the byte at an offset belongs to.
  public func characterStart(at offset: Int) -> Int { walk(to: offset).start }

  /// The bytes of a line, from 1, without its line feed.
  public func range(ofLine line: Int) -> ByteRange {
    let start = lines.start(ofLine: line - 1)
    return ByteRange(start, line < lines.count ? lines.start(ofLine: line) - 1 : text.bytes.count)
  }

  /// The last line that a range has a byte in, from 1; of an empty range the one that it is in.
  public func lastLine(of range: ByteRange) -> Int {
    lines.line(at: max(range.start, range.end - 1)) + 1
  }

  private func characters(before offset: Int) -> Int { walk(to: offset).count }

  /// How many characters end at or before an offset, and where the next begins.
  private func walk(to offset: Int) -> (count: Int, start: Int) {
    if blocks.isEmpty { return (offset, offset) }
    let bytes = text.bytes.span
    var number = offset / Self.blockByteCount
    if number > 0, blocks[number].start > offset { number -= 1 }
    var (count, start) = (Int(blocks[number].count), Int(blocks[number].start))
    while start < bytes.count {
      let next = start + Characters.byteCount(bytes, at: start)
      if next > offset { break }
      (count, start) = (count + 1, next)
    }
    return (count, start)
  }
}
