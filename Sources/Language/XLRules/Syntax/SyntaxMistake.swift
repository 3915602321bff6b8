public import XLSyntax
public import XLText

/// One mistake against the grammar of configuration files, by the name of the intended meaning.
///
/// Several problems of the tree can be one mistake: `"a" + "b"` is a stray byte and a missing comma.
public struct SyntaxMistake: Hashable, Sendable {
  /// What it is.
  let kind: Kind
  /// What is underlined.
  public let range: ByteRange
  /// The rest of the setting or element that it is in, from its start on.
  public let scope: ByteRange
  /// Whether it is in a list.
  public let isInList: Bool
  /// The first of its problems; nil where the tree has none.
  public let problem: ConfigProblem?

  init(
    _ kind: Kind,
    _ range: ByteRange,
    scope: ByteRange? = nil,
    isInList: Bool = false,
    problem: ConfigProblem? = nil,
  ) {
    self.kind = kind
    self.range = range
    self.scope = scope ?? range
    self.isInList = isInList
    self.problem = problem
  }
}

extension SyntaxMistake {
  /// What a mistake is; the rule of each has its description.
  enum Kind: Hashable, Sendable, CaseIterable {
    case strayBytes, misspeltName, lookAlike, numberWithUnit, fractionalNumber, signedNumber
    case upperCaseHexadecimal, pythonConstant, pythonTuple, pythonDictionary, pythonFormatting
    case pythonJoining, pythonStatement, pythonCall, pythonComprehension, carriageReturns, byteOrderMark
    case droppedByte, unendedComment, unclosedString, nulInString, unknownEscape, hexadecimalEscape
    case shortOctalEscape, swallowedOctalEscape, expectedName, expectedOperator, expectedValue, bareWord
    case expectedEnd, missingComma, emptyElement, operatorInList, unclosedList, unopenedList
    case nestedTooDeep, comparison, foreignComment, foreignFormat, tripleQuotes, lineContinuation
    case arithmetic, stringPrefix, colonAssignment, quoteInside

    /// The rule about mistakes of this kind.
    var rule: any SyntaxRule.Type {
      switch self {
      case .strayBytes: StrayBytes.self
      case .misspeltName: MisspeltName.self
      case .lookAlike: LookAlike.self
      case .numberWithUnit: NumberWithUnit.self
      case .fractionalNumber: FractionalNumber.self
      case .signedNumber: SignedNumber.self
      case .upperCaseHexadecimal: UpperCaseHexadecimal.self
      case .pythonConstant: PythonConstant.self
      case .pythonTuple: PythonTuple.self
      case .pythonDictionary: PythonDictionary.self
      case .pythonFormatting: PythonFormatting.self
      case .pythonJoining: PythonJoining.self
      case .pythonStatement: PythonStatement.self
      case .pythonCall: PythonCall.self
      case .pythonComprehension: PythonComprehension.self
      case .carriageReturns: CarriageReturns.self
      case .byteOrderMark: ByteOrderMark.self
      case .droppedByte: DroppedByte.self
      case .unendedComment: UnendedComment.self
      case .unclosedString: UnclosedString.self
      case .nulInString: NULInString.self
      case .unknownEscape: UnknownEscape.self
      case .hexadecimalEscape: HexadecimalEscape.self
      case .shortOctalEscape: ShortOctalEscape.self
      case .swallowedOctalEscape: SwallowedOctalEscape.self
      case .expectedName: ExpectedName.self
      case .expectedOperator: ExpectedOperator.self
      case .expectedValue: ExpectedValue.self
      case .bareWord: BareWord.self
      case .expectedEnd: ExpectedEnd.self
      case .missingComma: MissingComma.self
      case .emptyElement: EmptyElement.self
      case .operatorInList: OperatorInList.self
      case .unclosedList: UnclosedList.self
      case .unopenedList: UnopenedList.self
      case .nestedTooDeep: NestedTooDeep.self
      case .comparison: Comparison.self
      case .foreignComment: ForeignComment.self
      case .foreignFormat: ForeignFormat.self
      case .tripleQuotes: TripleQuotes.self
      case .lineContinuation: LineContinuation.self
      case .arithmetic: Arithmetic.self
      case .stringPrefix: StringPrefix.self
      case .colonAssignment: ColonAssignment.self
      case .quoteInside: QuoteInside.self
      }
    }
  }
}
