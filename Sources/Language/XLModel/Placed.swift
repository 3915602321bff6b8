public import XLText

/// An optional range in eight bytes, so that specs with many of them are copied fast.
@propertyWrapper
public struct Placed: Hashable, Sendable {
  @usableFromInline var start: UInt32
  @usableFromInline var end: UInt32

  /// A place, or none.
  @inlinable
  public init(wrappedValue: ByteRange?) {
    start = wrappedValue.map { UInt32(truncatingIfNeeded: $0.start) } ?? .max
    end = wrappedValue.map { UInt32(truncatingIfNeeded: $0.end) } ?? 0
  }

  /// The place, or nil.
  @inlinable public var wrappedValue: ByteRange? {
    get { start <= end ? ByteRange(Int(start), Int(end)) : nil }
    set { self = Placed(wrappedValue: newValue) }
  }
}
