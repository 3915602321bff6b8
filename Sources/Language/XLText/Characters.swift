/// Characters of bytes that need not be UTF-8: a scalar is one, and so is each byte that belongs to none.
public enum Characters {
  /// How many bytes the character at an offset has, 1 to 4; 1 where the bytes there are not UTF-8.
  @inlinable
  public static func byteCount(_ bytes: Span<UInt8>, at offset: Int) -> Int {
    bytes[offset] < 0x80 ? 1 : decoded(bytes, at: offset).byteCount
  }

  /// The character at an offset, nil where the bytes are not UTF-8, and how many bytes it has.
  @usableFromInline
  package static func decoded(
    _ bytes: Span<UInt8>,
    at offset: Int
  ) -> (scalar: Unicode.Scalar?, byteCount: Int) {
    let first = bytes[offset]
    if first < 0x80 { return (Unicode.Scalar(first), 1) }
    let count = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard (0xC2...0xF4).contains(first), offset + count <= bytes.count else { return (nil, 1) }
    var value = UInt32(first) & (0x7F >> UInt32(count))
    for next in offset + 1..<offset + count {
      guard bytes[next] & 0xC0 == 0x80 else { return (nil, 1) }
      value = value << 6 | UInt32(bytes[next] & 0x3F)
    }
    let least: UInt32 = count == 4 ? 0x10000 : count == 3 ? 0x800 : 0x80
    guard value >= least, let scalar = Unicode.Scalar(value) else { return (nil, 1) }
    return (scalar, count)
  }
}
