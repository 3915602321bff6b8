import XLText

/// A backslash in a string and what follows it, as libxlutil reads it.
///
/// Both kinds of quotes know the same escapes. `\x` is always refused. Of a digit from 0 to 7 up to three
/// further bytes are read as a decimal number, and nothing is put into the string (observed, Xen 4.17 to
/// 4.23: `"x\101y"` is `xy`).
public struct ConfigEscape: Hashable, Sendable {
  /// Where the escape ends.
  public let end: Int
  /// The byte that it means; nil for none.
  public let byte: UInt8?
  /// What is wrong with it.
  public let problem: ConfigProblem.Kind?

  /// The most bytes after the first digit of an octal escape.
  private static let octalByteCountMax = 3

  /// Reads the escape whose backslash is at `offset`; `end` is where the string's content ends, one byte on
  /// at least.
  init(_ bytes: Span<UInt8>, at offset: Int, end: Int) {
    let letter = bytes[offset + 1]
    let next = offset + 2
    switch letter {
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      let limit = min(end, next + Self.octalByteCountMax)
      let used = Self.decimalEnd(bytes, from: next, to: limit) - next
      (self.end, byte, problem) = (next + used, nil, used < 2 ? .shortOctalEscape : .swallowedOctalEscape)
    case UInt8(ascii: "x"): (self.end, byte, problem) = (next, nil, .hexadecimalEscape)
    default:
      (self.end, byte) = (next, Self.meaning(letter))
      problem = byte == nil ? .unknownEscape : nil
    }
  }

  private static func meaning(_ letter: UInt8) -> UInt8? {
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "'"), UInt8(ascii: "\\"): letter
    case UInt8(ascii: "a"): 0x07
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    case UInt8(ascii: "v"): 0x0B
    default: nil
    }
  }

  /// Where the number ends that C's `strtoul` reads with base 10; `start` if no digit is there.
  private static func decimalEnd(_ bytes: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var offset = start
    while offset < end, bytes[offset].isSpace { offset += 1 }
    if offset < end, bytes[offset] == UInt8(ascii: "+") || bytes[offset] == UInt8(ascii: "-") { offset += 1 }
    let digits = offset
    while offset < end, (0x30...0x39).contains(bytes[offset]) { offset += 1 }
    return offset == digits ? start : offset
  }

  /// How a byte is written between quotes of a kind, where it is not written as itself.
  package static func words(for byte: UInt8, in quote: UInt8 = UInt8(ascii: "\"")) -> String? {
    switch byte {
    case 0x0A: "\\n"
    case 0x0D: "\\r"
    case quote, UInt8(ascii: "\\"): "\\" + String(UnicodeScalar(byte))
    default: nil
    }
  }

  /// A string in quotes, which xl reads as these bytes.
  package static func quoted(_ bytes: [UInt8], by quote: UInt8 = UInt8(ascii: "\"")) -> [UInt8] {
    [quote] + bytes.flatMap { byte in words(for: byte, in: quote).map { Array($0.utf8) } ?? [byte] } + [quote]
  }
}
