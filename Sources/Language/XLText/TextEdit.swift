/// One replacement of a range of bytes by others.
public struct TextEdit: Hashable, Sendable {
  /// What is replaced; empty for an insertion.
  public var range: ByteRange
  /// What is there afterwards.
  public var replacement: [UInt8]

  /// Replaces `range` by `replacement`.
  @inlinable
  public init(_ range: ByteRange, _ replacement: [UInt8]) {
    self.range = range
    self.replacement = replacement
  }

  /// Replaces `range` by the UTF-8 bytes of a string.
  @inlinable
  public init(_ range: ByteRange, _ replacement: String) { self.init(range, Array(replacement.utf8)) }
}

extension SourceText {
  /// The text after all edits, which must not overlap; their order does not matter.
  public func applying(_ edits: [TextEdit]) -> SourceText {
    var result: [UInt8] = []
    var offset = 0
    for edit in edits.sorted(by: { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }) {
      precondition(edit.range.start >= offset, "edits overlap")
      result += bytes[offset..<edit.range.start]
      result += edit.replacement
      offset = edit.range.end
    }
    result += bytes[offset...]
    return SourceText(result)
  }
}
