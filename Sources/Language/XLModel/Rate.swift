public import XLText

/// A limit on what a guest sends: so many bytes in each interval.
///
/// Read as `xlu_vif_parse_rate` reads it (tools/libs/util/libxlu_vif.c, the same from 4.17 to 4.23):
/// `1*DIGIT ["G"/"M"/"K"] ("B"/"b") "/s" ["@" 1*DIGIT ["m"/"u"] ["s"]]`, numbers in C's base 0.
public struct Rate: Hashable, Sendable {
  /// The interval where none is written.
  public static let intervalMicrosecondsDefault: UInt32 = 50_000
  /// The largest number that may be written before a unit.
  public static let numberMax: UInt64 = UInt64(UInt32.max)

  /// How many bytes pass in one interval; rounded down, so it may be 0.
  public let bytesPerInterval: UInt64
  /// How long an interval is, in microseconds; never 0.
  public let intervalMicroseconds: UInt32

  /// Why a text is not a rate, in the words of what is wrong with it.
  public enum Refusal: Hashable, Sendable {
    /// Nothing is before the `@`.
    case missingAmount
    /// The amount does not have the shape of one.
    case malformedAmount
    /// The number of the amount is 0 or above `numberMax`.
    case amountOutOfRange
    /// Amount times interval leaves 64 bits.
    case productOutOfRange
    /// The interval does not have the shape of one.
    case malformedInterval
    /// The interval is 0, or longer than 2^32 - 1 microseconds.
    case intervalOutOfRange
  }

  /// What came of reading a text.
  public struct Reading: Hashable, Sendable {
    /// The rate, where it is one.
    public internal(set) var rate: Rate?
    /// Why it is not valid, and where, as offsets into the text that was read.
    public internal(set) var refusal: Sourced<Refusal>?
    /// The bytes before the first `@`.
    public let amount: ByteRange
    /// The bytes after the first `@`; nil if absent.
    public let interval: ByteRange?
  }

  /// Reads a rate; the whole of `text` must be one.
  public static func reading(_ text: Span<UInt8>) -> Reading {
    var at = 0
    while at < text.count, text[at] != UInt8(ascii: "@") { at += 1 }
    let interval = at < text.count ? ByteRange(at + 1, text.count) : nil
    var reading = Reading(rate: nil, refusal: nil, amount: ByteRange(0, at), interval: interval)
    func refuse(_ refusal: Refusal, _ range: ByteRange) -> Reading {
      reading.refusal = Sourced(refusal, at: range)
      return reading
    }
    if at == 0 { return refuse(.missingAmount, ByteRange(0, text.count)) }
    guard let amount = Amount(text, reading.amount) else { return refuse(.malformedAmount, reading.amount) }
    guard let bytesPerSecond = amount.bytesPerSecond else { return refuse(.amountOutOfRange, reading.amount) }
    var microseconds = intervalMicrosecondsDefault
    if let interval {
      guard let written = Interval(text, interval) else { return refuse(.malformedInterval, interval) }
      guard let value = written.microseconds else { return refuse(.intervalOutOfRange, interval) }
      microseconds = value
    }
    let (product, overflows) = bytesPerSecond.multipliedReportingOverflow(by: UInt64(microseconds))
    if overflows { return refuse(.productOutOfRange, ByteRange(0, text.count)) }
    reading.rate = Rate(bytesPerInterval: product / 1_000_000, intervalMicroseconds: microseconds)
    return reading
  }
}

/// A number and what follows it, when all of it has the right shape.
///
/// The shape is checked first; then the unit is searched for where the C number ends. In `019Kb/s` that is
/// the 9, which is no octal digit and no unit, so the number counts single ones: bytes, unless a `b` is right
/// there or right after.
private struct Amount {
  /// Nil where the number is out of range.
  let bytesPerSecond: UInt64?

  init?(_ text: Span<UInt8>, _ range: ByteRange) {
    var offset = digitsEnd(text, range)
    guard offset > range.start else { return nil }
    let scale = offset < range.end ? Self.factor(text[offset]) : 1
    if scale > 1 { offset += 1 }
    guard range.end - offset == 3, text[offset + 1] == UInt8(ascii: "/"),
      text[offset + 2] == UInt8(ascii: "s"),
      text[offset] == UInt8(ascii: "b") || text[offset] == UInt8(ascii: "B")
    else { return nil }
    guard let number = Number(text, range) else {
      bytesPerSecond = nil
      return
    }
    let factor = Self.factor(text[number.end])
    let isBits = text[number.end] == UInt8(ascii: "b") || text[number.end + 1] == UInt8(ascii: "b")
    bytesPerSecond = number.value * factor / (isBits ? 8 : 1)
  }

  private static func factor(_ byte: UInt8) -> UInt64 {
    switch byte {
    case UInt8(ascii: "G"): 1_000_000_000
    case UInt8(ascii: "M"): 1_000_000
    case UInt8(ascii: "K"): 1_000
    default: 1
    }
  }
}

/// A number and its unit, when all of it has the right shape; the unit is searched for where the C number
/// ends.
private struct Interval {
  /// Nil where the number or the product is out of range.
  let microseconds: UInt32?

  init?(_ text: Span<UInt8>, _ range: ByteRange) {
    var offset = digitsEnd(text, range)
    guard offset > range.start else { return nil }
    if offset < range.end, text[offset] == UInt8(ascii: "m") || text[offset] == UInt8(ascii: "u") {
      offset += 1
    }
    if offset < range.end, text[offset] == UInt8(ascii: "s") { offset += 1 }
    guard offset == range.end else { return nil }
    guard let number = Number(text, range) else {
      microseconds = nil
      return
    }
    let unit = number.end < range.end ? text[number.end] : UInt8(ascii: "s")
    let factor: UInt64 = unit == UInt8(ascii: "s") ? 1_000_000 : unit == UInt8(ascii: "m") ? 1_000 : 1
    microseconds = UInt32(exactly: number.value * factor)
  }
}

/// The end of the digits at the front of a range.
private func digitsEnd(_ text: Span<UInt8>, _ range: ByteRange) -> Int {
  var offset = range.start
  while offset < range.end, (0x30...0x39).contains(text[offset]) { offset += 1 }
  return offset
}

/// The number at the front of a range in C's base 0; nil where it is 0 or too large.
private struct Number {
  let value: UInt64
  /// Where the number ends, which is before a digit that its base does not have.
  let end: Int

  init?(_ text: Span<UInt8>, _ range: ByteRange) {
    let number = CNumber(text.extracting(range.start..<range.end), from: 0, base: 0)
    guard number.magnitude > 0, number.magnitude <= Rate.numberMax else { return nil }
    (value, end) = (number.magnitude, range.start + number.end)
  }
}
