import XLText

/// A decimal number or two with a hyphen between them, as xl reads them for lists of processors.
///
/// xl: tools/xl/xl_parse.c parse_range, Xen 4.17 to 4.23.
enum NumberRange: Equatable {
  /// From one number to another, these included.
  case range(UInt64, UInt64)
  /// It ends before it begins.
  case reversed
  /// It has another form, or a number that is too large.
  case malformed

  init(_ range: ByteRange, of entry: EntryText) {
    let first = entry.number(range, base: 10)
    guard first.end > range.start, first.unsigned != .max else {
      self = .malformed
      return
    }
    var (last, end) = (first.unsigned, first.end)
    if end < range.end, entry.bytes[end] == UInt8(ascii: "-") {
      let rest = ByteRange(end + 1, range.end)
      let second = entry.number(rest, base: 10)
      guard second.end > rest.start, second.unsigned != .max else {
        self = .malformed
        return
      }
      (last, end) = (second.unsigned, second.end)
    }
    self = end != range.end ? .malformed : last < first.unsigned ? .reversed : .range(first.unsigned, last)
  }
}
