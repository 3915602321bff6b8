/// One text as its bytes: a disk string, a vif string, a file; never decoded, never repaired.
public struct SourceText: Hashable, Sendable {
  /// The most bytes a text may have; offsets are 32 bits wide.
  public static let byteCountMax = Int(UInt32.max)

  /// Every byte of the text.
  public let bytes: [UInt8]

  /// A text of these bytes; at most `byteCountMax` of them.
  public init(_ bytes: [UInt8]) {
    precondition(bytes.count <= Self.byteCountMax, "a string of more than 4 GiB")
    self.bytes = bytes
  }

  /// A text of the UTF-8 bytes of a string.
  public init(_ string: String) { self.init(Array(string.utf8)) }

  /// The bytes in a range, which must lie inside the text.
  @inlinable public subscript(range: ByteRange) -> ArraySlice<UInt8> { bytes[range.start..<range.end] }

  /// The range of the whole text.
  @inlinable public var range: ByteRange { ByteRange(0, bytes.count) }
}
