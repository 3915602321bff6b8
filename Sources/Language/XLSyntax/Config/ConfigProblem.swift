public import XLText

/// One place where a configuration file is not what xl's grammar asks for, or not what it looks like.
public struct ConfigProblem: Hashable, Sendable {
  /// What it is.
  public enum Kind: UInt8, Hashable, Sendable, CaseIterable {
    /// Bytes that nothing can begin with.
    case strayBytes
    /// A carriage return, as editors of other systems put one before each line feed.
    case carriageReturn
    /// A byte order mark at the start.
    case byteOrderMark
    /// One last byte that nothing can begin with; xl silently ignores it.
    case droppedByte
    /// A comment as the last line, without a line feed.
    case unendedComment
    /// A string that does not end on its line.
    case unclosedString
    /// A NUL byte in a string, which ends the process of xl.
    case nulInString
    /// A backslash before a letter that means nothing.
    case unknownEscape
    /// `\x` and digits, which xl never takes.
    case hexadecimalEscape
    /// A backslash, a digit from 0 to 7 and less than two further digits.
    case shortOctalEscape
    /// A backslash and three or four digits, which xl takes and makes nothing of.
    case swallowedOctalEscape
    /// Something else than a name at the start of a statement.
    case expectedName
    /// A name without `=` or `+=` after it.
    case expectedOperator
    /// No value, or an invalid one, after `=` or `+=`.
    case expectedValue
    /// A word without quotes instead of a value.
    case bareWord
    /// Something after a complete setting.
    case expectedEnd
    /// Two elements of a list without a comma between them.
    case missingComma
    /// A comma with no element before it.
    case emptyElement
    /// `;`, `=` or `+=` inside a list.
    case operatorInList
    /// A list without an end; the place is its bracket.
    case unclosedList
    /// A closing bracket that no list is open for.
    case unopenedList
    /// A list inside more lists than xl's parser can hold.
    case nestedTooDeep
  }

  /// What it is.
  public let kind: Kind
  /// Where it is.
  public let range: ByteRange
  /// Offset of the piece at which xl's parser meets it.
  public let metAt: Int

  init(_ kind: Kind, _ range: ByteRange, metAt: Int? = nil) {
    self.kind = kind
    self.range = range
    self.metAt = metAt ?? range.start
  }

  /// Whether xl takes the file all the same, as far as this problem goes.
  public var isTaken: Bool { kind == .droppedByte || kind == .swallowedOctalEscape }
}
