public import XLText

/// A value and the bytes of the text that it came from.
public struct Sourced<Value: Hashable & Sendable>: Hashable, Sendable {
  /// The value.
  public var value: Value
  /// Where it was written.
  public var range: ByteRange

  /// A value with its place.
  @inlinable
  public init(_ value: Value, at range: ByteRange) {
    self.value = value
    self.range = range
  }
}
