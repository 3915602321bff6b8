/// A half-open range of byte offsets into one source text; `start <= end` always holds.
public struct ByteRange: Hashable, Sendable {
  @usableFromInline package let lower: UInt32
  @usableFromInline package let upper: UInt32

  /// Offset of the first byte.
  @inlinable public var start: Int { Int(lower) }
  /// Offset one past the last byte.
  @inlinable public var end: Int { Int(upper) }
  /// Length in bytes.
  @inlinable public var count: Int { Int(upper - lower) }
  /// Whether the range covers no byte; it still has a place.
  @inlinable public var isEmpty: Bool { lower == upper }

  /// A range from `start` up to, not including, `end`; both 0 to 2^32 - 1, `start <= end`.
  @inlinable
  public init(_ start: Int, _ end: Int) {
    self.init(unchecked: UInt32(truncatingIfNeeded: start), UInt32(truncatingIfNeeded: end))
    precondition(start >= 0 && start <= end && end <= Int(UInt32.max), "byte range out of order")
  }

  @inlinable
  package init(unchecked lower: UInt32, _ upper: UInt32) {
    self.lower = lower
    self.upper = upper
  }

  /// Whether `offset` lies inside.
  @inlinable public func contains(_ offset: Int) -> Bool { offset >= start && offset < end }
}

extension ByteRange: CustomStringConvertible {
  /// `start..<end`.
  public var description: String { "\(start)..<\(end)" }
}
