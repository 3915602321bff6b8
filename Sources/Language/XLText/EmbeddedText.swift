/// A text inside another: its bytes, and where in the other each of them comes from.
///
/// A string in a file is such a text: quotes are gone, and an escape of two bytes has become one.
public struct EmbeddedText: Hashable, Sendable {
  /// Bytes that follow each other in both texts, or one byte that a longer range means.
  private struct Segment: Hashable, Sendable {
    /// Offset of the first byte in the inner text.
    var inner: Int
    /// Where it comes from in the outer text.
    var outer: ByteRange
    /// Whether the bytes are the same on both sides.
    var isPlain: Bool
  }

  /// The inner text.
  public private(set) var bytes: [UInt8]
  private var segments: [Segment] = []
  /// Where the inner text ends in the outer one.
  public var endPlace: Int

  /// The bytes in a range of another text, as they are.
  public init(_ range: ByteRange, in text: SourceText) {
    self.init(at: range.start)
    append(range, in: text)
  }

  /// A text of no bytes at an offset of another.
  public init(at offset: Int) {
    bytes = []
    endPlace = offset
  }

  /// Appends the bytes in a range of the outer text.
  public mutating func append(_ range: ByteRange, in text: SourceText) {
    if !range.isEmpty { segments.append(Segment(inner: bytes.count, outer: range, isPlain: true)) }
    bytes += text[range]
    endPlace = range.end
  }

  /// Appends one byte that a range of the outer text means.
  public mutating func append(_ byte: UInt8, standingAt range: ByteRange) {
    segments.append(Segment(inner: bytes.count, outer: range, isPlain: false))
    bytes.append(byte)
    endPlace = range.end
  }

  /// Appends bytes that a range of the outer text means together.
  public mutating func append(_ word: String, standingAt range: ByteRange) {
    append(word.utf8, standingAt: range)
  }

  /// Appends bytes that a range of the outer text means together.
  public mutating func append(_ word: some Collection<UInt8>, standingAt range: ByteRange) {
    guard !word.isEmpty else { return }
    segments.append(Segment(inner: bytes.count, outer: range, isPlain: false))
    bytes += word
    endPlace = range.end
  }

  /// Appends another text that is embedded in the same outer one.
  public mutating func append(_ other: EmbeddedText) {
    segments += other.segments.map {
      Segment(inner: bytes.count + $0.inner, outer: $0.outer, isPlain: $0.isPlain)
    }
    bytes += other.bytes
    endPlace = other.endPlace
  }

  /// The inner text by itself.
  public var text: SourceText { SourceText(bytes) }

  /// Where a range of the inner text is in the outer one.
  public func place(_ range: ByteRange) -> ByteRange {
    let start = range.start < bytes.count ? place(of: range.start).start : endPlace
    if range.isEmpty { return ByteRange(start, start) }
    let end = place(of: range.end - 1).end
    // What was joined from places in another order has no range; its start has to do.
    return ByteRange(start, max(start, end))
  }

  /// Whether a range is in the outer text byte by byte, so that a change can be made there.
  public func isPlain(_ range: ByteRange) -> Bool {
    let outer = place(range)
    return outer.count == range.count && (range.isEmpty || segment(of: range.start).isPlain)
  }

  private func place(of offset: Int) -> ByteRange {
    let segment = segment(of: offset)
    guard segment.isPlain else { return segment.outer }
    let start = segment.outer.start + offset - segment.inner
    return ByteRange(start, start + 1)
  }

  private func segment(of offset: Int) -> Segment {
    segments[(0..<segments.count).end { segments[$0].inner <= offset } - 1]
  }
}
