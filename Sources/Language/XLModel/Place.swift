public import XLText

/// Where something is in a text, or that it does not, in eight bytes, so that a spec of many places is
/// copied fast.
///
/// An optional range has twelve.
@usableFromInline
package struct Place: Hashable, Sendable {
  /// The range; one that ends before it starts means none.
  @usableFromInline let stored: ByteRange

  /// No place.
  package static let none = Place(ByteRange(unchecked: .max, 0))

  /// The place of this range.
  @inline(__always)
  package init(_ range: ByteRange) { stored = range }

  /// The range, where there is one.
  @inlinable package var range: ByteRange? { isGiven ? stored : nil }
  /// Whether there is one.
  @inlinable package var isGiven: Bool { stored.lower <= stored.upper }
  /// Whether something is there, one byte at least.
  @inlinable package var hasBytes: Bool { stored.lower < stored.upper }
}
