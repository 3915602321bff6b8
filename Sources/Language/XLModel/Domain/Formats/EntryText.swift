import XLText

/// A text with the means to take it apart as xl does, which is by C's string functions.
struct EntryText {
  /// The text, with its place in the file.
  let text: EmbeddedText
  /// Its bytes.
  var bytes: [UInt8] { text.bytes }
  /// All of it.
  var range: ByteRange { ByteRange(0, text.bytes.count) }

  init(_ text: EmbeddedText) { self.text = text }

  /// The bytes in a range.
  subscript(range: ByteRange) -> ArraySlice<UInt8> { bytes[range.start..<range.end] }

  /// The pieces between separators that are not empty: C's `strtok`.
  func pieces(of range: ByteRange, at separators: UInt8...) -> [ByteRange] {
    var (result, start) = ([ByteRange](), range.start)
    for offset in range.start...range.end where offset == range.end || separators.contains(bytes[offset]) {
      if offset > start { result.append(ByteRange(start, offset)) }
      start = offset + 1
    }
    return result
  }

  /// Without the spaces, but not tabs, in front.
  func withoutLeadingSpaces(_ range: ByteRange) -> ByteRange {
    let start = (range.start..<range.end).first { bytes[$0] != 0x20 } ?? range.end
    return ByteRange(start, range.end)
  }

  /// Without C's white space at both ends.
  func trimmed(_ range: ByteRange) -> ByteRange {
    guard let start = (range.start..<range.end).first(where: { !bytes[$0].isSpace }) else {
      return ByteRange(range.start, range.start)
    }
    let last = (start..<range.end).last { !bytes[$0].isSpace } ?? start
    return ByteRange(start, last + 1)
  }

  /// Where a byte is first in a range.
  func first(_ byte: Unicode.Scalar, in range: ByteRange) -> Int? {
    (range.start..<range.end).first { bytes[$0] == UInt8(ascii: byte) }
  }

  /// Whether a range is these letters.
  func matches(_ range: ByteRange, _ word: String, ignoringCase: Bool = false) -> Bool {
    guard range.count == word.utf8.count else { return false }
    return zip(self[range], word.utf8).allSatisfy { mine, other in
      mine == other || ignoringCase && mine.lowercased == other.lowercased
    }
  }

  /// The number at the front of a range, as `strtoul` reads one.
  func number(_ range: ByteRange, base: UInt64, takesBarePrefix: Bool = false) -> CNumber {
    CNumber(
      bytes.span.extracting(..<range.end),
      from: range.start,
      base: base,
      takesBarePrefix: takesBarePrefix
    )
  }
}
