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
  /// One byte at the very end of the file that xl silently ignores.
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
  /// Where it is.
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
struct PackedToken: Hashable, Sendable {
  private let offset: UInt32
  let kind: ConfigTokenKind
  /// Whether it is a stray piece that people do not see: a carriage return, a byte order mark.
  let isInvisible: Bool

  @inline(__always)
  init(_ kind: ConfigTokenKind, _ start: Int, isInvisible: Bool = false) {
    offset = UInt32(truncatingIfNeeded: start)
    self.kind = kind
    self.isInvisible = isInvisible
  }

  @inline(__always) var start: Int { Int(offset) }
}
