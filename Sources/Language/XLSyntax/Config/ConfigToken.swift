public import XLText

/// What a piece of a configuration file is.
public enum ConfigTokenKind: UInt8, Hashable, Sendable {
  /// A name: a lower-case letter, then lower-case letters, digits, `.` and `_`.
  case identifier
  /// Bare digits, `a` to `f` and `x`, beginning with a digit; not checked further here.
  case number
  /// Text between two quotes of the same kind, on one line.
  case string
  /// `,`
  case comma
  /// `[`
  case openBracket
  /// `]`
  case closeBracket
  /// `=`
  case equals
  /// `+=`
  case plusEquals
  /// `;`
  case semicolon
  /// One line feed.
  case newline
  /// `#` and the rest of its line, without the blanks at its end.
  case comment
  /// A quote that nothing closes on its line, and what follows it there.
  case unclosedString
  /// Bytes that no other piece can begin with.
  case stray
  /// One byte at the very end of the file that xl drops without a word.
  case dropped

  /// Whether the parser of xl never sees it, or sees a line feed only.
  @inlinable public var isTrivia: Bool { self == .comment || self == .newline }
  /// Whether it is a value by itself.
  @inlinable public var isScalar: Bool { self == .string || self == .number }
}

/// One piece of a configuration file; blanks and tabs are the gaps between pieces.
public struct ConfigToken: Hashable, Sendable {
  /// What it is.
  public let kind: ConfigTokenKind
  /// Where it stands.
  public let range: ByteRange

  @inlinable
  init(_ kind: ConfigTokenKind, _ range: ByteRange) {
    self.kind = kind
    self.range = range
  }
}

/// A kind and the offset of a first byte in eight bytes.
///
/// The end is not kept: it is where the next piece starts, less the blanks before that.
@usableFromInline
struct PackedToken: Hashable, Sendable {
  @usableFromInline let bits: UInt64

  @inline(__always)
  init(_ kind: ConfigTokenKind, _ start: Int) {
    bits = UInt64(kind.rawValue) << 32 | UInt64(truncatingIfNeeded: start)
  }

  /// A stray piece that people do not see: a carriage return, a byte order mark.
  static func invisible(_ start: Int) -> PackedToken { PackedToken(bits: invisibleFlag | stray(start).bits) }

  private static let invisibleFlag: UInt64 = 1 << 40
  private static func stray(_ start: Int) -> PackedToken { PackedToken(.stray, start) }
  private init(bits: UInt64) { self.bits = bits }

  var isInvisible: Bool { bits & Self.invisibleFlag != 0 }

  @inline(__always) @usableFromInline var start: Int { Int(truncatingIfNeeded: bits & 0xFFFF_FFFF) }

  @inline(__always) @usableFromInline
  var kind: ConfigTokenKind {
    ConfigTokenKind(rawValue: UInt8(truncatingIfNeeded: bits >> 32)) ?? .stray
  }
}
