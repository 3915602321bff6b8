import XLText

/// A number at the front of some bytes, read as the C library's `strtoul` and `strtol` read one.
///
/// White space and one sign come first; base 0 takes `0x` for hexadecimal and a leading `0` for octal.
/// Where no digit follows, `end` equals the start and the value is 0.

struct CNumber: Hashable, Sendable {
  /// The text after the sign, saturated at 2^64 - 1.
  let magnitude: UInt64
  /// Whether a minus sign was there.
  let isNegative: Bool
  /// Whether the digits say more than 2^64 - 1.
  let overflows: Bool
  /// Offset of the first byte that is not part of the number.
  let end: Int

  /// `strtoul`: a negative number wraps, one that is too large becomes 2^64 - 1.
  var unsigned: UInt64 { overflows ? .max : isNegative ? 0 &- magnitude : magnitude }

  /// `strtol`: saturates at both ends.
  var signed: Int64 {
    if isNegative { return magnitude > UInt64(Int64.max) ? .min : -Int64(magnitude) }
    return Int64(clamping: magnitude)
  }

  /// Reads from `start` in base 0, 10 or 16.
  ///
  /// `scanf`'s `%i` differs in one place, where glibc takes `0x` without a digit as 0: `takesBarePrefix`.
  init(_ bytes: Span<UInt8>, from start: Int, base: UInt64, takesBarePrefix: Bool = false) {
    var offset = start
    while offset < bytes.count, bytes[offset].isSpace { offset += 1 }
    var isNegative = false
    if offset < bytes.count, bytes[offset] == UInt8(ascii: "-") || bytes[offset] == UInt8(ascii: "+") {
      isNegative = bytes[offset] == UInt8(ascii: "-")
      offset += 1
    }
    var base = base
    var end = start
    if base != 10, offset + 1 < bytes.count, bytes[offset] == UInt8(ascii: "0"),
      bytes[offset + 1] | 0x20 == UInt8(ascii: "x")
    {
      let hasDigit = offset + 2 < bytes.count && Self.digit(bytes[offset + 2]) < 16
      if hasDigit || takesBarePrefix {
        base = 16
        offset += 2
        end = offset
      }
    }
    if base == 0 { base = offset < bytes.count && bytes[offset] == UInt8(ascii: "0") ? 8 : 10 }
    var (magnitude, overflows): (UInt64, Bool) = (0, false)
    while offset < bytes.count {
      let digit = Self.digit(bytes[offset])
      if digit >= base { break }
      let (product, tooBig) = magnitude.multipliedReportingOverflow(by: base)
      let (sum, carried) = product.addingReportingOverflow(digit)
      overflows = overflows || tooBig || carried
      magnitude = sum
      offset += 1
      end = offset
    }
    self.magnitude = overflows ? .max : magnitude
    self.isNegative = isNegative
    self.overflows = overflows
    self.end = end
  }

  /// The value of a digit in base 16, or 99.
  private static func digit(_ byte: UInt8) -> UInt64 {
    switch byte {
    case 0x30...0x39: UInt64(byte - 0x30)
    case 0x41...0x46: UInt64(byte - 0x41 + 10)
    case 0x61...0x66: UInt64(byte - 0x61 + 10)
    default: 99
    }
  }
}
