public import XLText

/// Every code of the grammar of configuration files; numbers are never reused.
public enum SyntaxCode: UInt16, Hashable, Sendable, CaseIterable {
  /// Bytes that nothing can begin with, of no form that is known.
  case strayBytes = 1
  /// A name with upper-case letters or a minus sign.
  case misspeltName = 2
  /// Characters that look like others: typographic quotes, wide blanks.
  case lookAlike = 3
  /// A number with a unit.
  case numberWithUnit = 4
  /// A number with a fraction.
  case fractionalNumber = 5
  /// A number with a sign.
  case signedNumber = 6
  /// A hexadecimal number in upper case.
  case upperCaseHexadecimal = 7
  /// `True`, `False`, `None`.
  case pythonConstant = 8
  /// A tuple of Python.
  case pythonTuple = 9
  /// A dictionary of Python.
  case pythonDictionary = 10
  /// Python's formatting of strings.
  case pythonFormatting = 11
  /// Strings or lists that are added up.
  case pythonJoining = 12
  /// A statement of Python.
  case pythonStatement = 13
  /// A call of a function.
  case pythonCall = 14
  /// A list that is computed.
  case pythonComprehension = 15
  /// Carriage returns.
  case carriageReturns = 16
  /// A byte order mark.
  case byteOrderMark = 17
  /// A last byte that xl drops.
  case droppedByte = 18
  /// A comment as the last line, without a line feed.
  case unendedComment = 19
  /// A string that does not end on its line.
  case unclosedString = 20
  /// A NUL byte in a string.
  case nulInString = 21
  /// A backslash before a letter that means nothing.
  case unknownEscape = 22
  /// `\x` and digits.
  case hexadecimalEscape = 23
  /// A backslash and too few digits.
  case shortOctalEscape = 24
  /// A backslash and digits that become nothing.
  case swallowedOctalEscape = 25
  /// Something else than a name at the start of a statement.
  case expectedName = 26
  /// A name without an operator.
  case expectedOperator = 27
  /// An operator without a value.
  case expectedValue = 28
  /// A value without quotes.
  case bareWord = 29
  /// Something behind a complete setting.
  case expectedEnd = 30
  /// Elements without a comma between them.
  case missingComma = 31
  /// A comma without an element before it.
  case emptyElement = 32
  /// An operator inside a list.
  case operatorInList = 33
  /// A list without an end.
  case unclosedList = 34
  /// An end without a list.
  case unopenedList = 35
  /// Lists inside too many lists.
  case nestedTooDeep = 36
  /// A list added to a string, or the other way round.
  case mixedAppending = 37
  /// `==` where `=` is meant.
  case comparison = 38
  /// A comment of another language.
  case foreignComment = 39
  /// Text of another format.
  case foreignFormat = 40
  /// A string in three quotes.
  case tripleQuotes = 41
  /// A backslash at the end of a line.
  case lineContinuation = 42
  /// Numbers that are to be calculated.
  case arithmetic = 43
  /// A letter before a quote.
  case stringPrefix = 44
  /// A colon in the place of `=`.
  case colonAssignment = 45
  /// A quote inside a string, which ends it.
  case quoteInside = 46
  /// The rest of a file that has too much in it.
  case uncheckedRest = 47

  /// The code as diagnostics carry it.
  public var code: DiagnosticCode { DiagnosticCode(rawValue) }
}
