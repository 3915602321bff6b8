import XLText

/// Checks the bytes around a place in a line, as people see them: words, and what is beside them.
struct ScopeText {
  let bytes: [UInt8]

  init(_ text: SourceText) { bytes = text.bytes }

  /// What a word cannot hold.
  private static func endsWord(_ byte: UInt8) -> Bool {
    byte <= 0x20 || ",[]=;#\"'".utf8.contains(byte)
  }

  /// The word around a place, which touches nothing but blanks and punctuation.
  func word(at range: ByteRange) -> ByteRange {
    var (start, end) = (range.start, range.end)
    while start > 0, !Self.endsWord(bytes[start - 1]) { start -= 1 }
    while end < bytes.count, !Self.endsWord(bytes[end]) { end += 1 }
    return ByteRange(start, end)
  }

  /// Where the line of an offset ends: its line feed, or the end of the text.
  func lineEnd(from offset: Int) -> Int {
    bytes[min(offset, bytes.count)...].firstIndex(of: 0x0A) ?? bytes.count
  }

  /// The first byte from an offset on that is not a blank; nil at the end of the text.
  func next(from offset: Int) -> UInt8? {
    bytes[min(offset, bytes.count)...].first { $0 != 0x20 && $0 != 0x09 }
  }

  /// The last byte before an offset that is not a blank; nil at the start of the text.
  func previous(before offset: Int) -> UInt8? { bytes[..<offset].last { $0 != 0x20 && $0 != 0x09 } }

  /// A range as text.
  func string(_ range: ByteRange) -> String {
    String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }

  /// Whether a text is at an offset.
  func has(_ prefix: String, at offset: Int) -> Bool {
    bytes[min(offset, bytes.count)...].starts(with: prefix.utf8)
  }
}
