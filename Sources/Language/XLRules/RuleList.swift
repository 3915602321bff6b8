public import XLText

/// Every rule and every page, sorted by code.
public enum RuleList {
  /// The rules that look at one file.
  ///
  /// Each family is a part of its own, sorted by code, so that parts stay short and merge well.
  public static let all: [any Rule.Type] = syntax + keys + devices

  /// The grammar: XL0001 and on.
  static let syntax: [any Rule.Type] = [
    StrayBytes.self,
    MisspeltName.self,
    LookAlike.self,
    NumberWithUnit.self,
    FractionalNumber.self,
    SignedNumber.self,
    UpperCaseHexadecimal.self,
    PythonConstant.self,
    PythonTuple.self,
    PythonDictionary.self,
    PythonFormatting.self,
    PythonJoining.self,
    PythonStatement.self,
    PythonCall.self,
    PythonComprehension.self,
    CarriageReturns.self,
    ByteOrderMark.self,
    DroppedByte.self,
    UnendedComment.self,
    UnclosedString.self,
    NULInString.self,
    UnknownEscape.self,
    HexadecimalEscape.self,
    ShortOctalEscape.self,
    SwallowedOctalEscape.self,
    ExpectedName.self,
    ExpectedOperator.self,
    ExpectedValue.self,
    BareWord.self,
    ExpectedEnd.self,
    MissingComma.self,
    EmptyElement.self,
    OperatorInList.self,
    UnclosedList.self,
    UnopenedList.self,
    NestedTooDeep.self,
    MixedAppending.self,
    Comparison.self,
    ForeignComment.self,
    ForeignFormat.self,
    TripleQuotes.self,
    LineContinuation.self,
    Arithmetic.self,
    StringPrefix.self,
    ColonAssignment.self,
    QuoteInside.self,
  ]

  /// Keys and their values: XL3001 and on.
  static let keys: [any Rule.Type] = []

  /// Entries of lists of devices: XL3101 and on.
  static let devices: [any Rule.Type] = []

  /// Codes that demand something of a file as a whole: a name, something to boot.
  ///
  /// The examples of other pages are parts of files, so these demands are not made of them.
  public static let demands: Set<DiagnosticCode> = []

  /// What people read about each code, sorted by code.
  public static let pages: [RulePage] = all.map { $0.page }.sorted { $0.code < $1.code }

  /// The page of a code; nil where no code has this number.
  public static func page(_ code: DiagnosticCode) -> RulePage? { pages.first { $0.code == code } }
}
