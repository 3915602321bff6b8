import XLSyntax
import XLText

/// Makes mistakes of the problems of a tree: one for each thing that another process did wrong.
///
/// What is wrong in a setting outside of a list is reported once, and of the elements of a list each once;
/// what follows from a mistake (the inside of a function, the end of a list that was given up) is not
/// reported.
struct MistakeFinder {
  private let syntax: ConfigSyntax
  private let text: ScopeText
  private(set) var mistakes: [SyntaxMistake] = []

  /// The statement that the place is in.
  private var statement = -1
  /// The first token that has not been walked over.
  private var token = 0
  /// The first token of the element that the place is in, or of the statement.
  private var cell = 0
  private var depth = 0
  private var reportedCell = -1
  private var reportedKind: ConfigProblem.Kind?
  /// Everything before this offset belongs to a mistake that has been reported.
  private var reportedEnd = 0
  /// Where the last line ends that is not a setting at all.
  private var proseEnd = -1
  /// Lists that were given up and whose ends may still come.
  private var givenUpCount = 0

  /// Finds the mistakes of a tree.
  static func mistakes(of syntax: ConfigSyntax) -> [SyntaxMistake] {
    if syntax.problems.isEmpty { return [] }
    var finder = MistakeFinder(syntax)
    if let format = ForeignFormats.mistake(in: syntax) {
      finder.mistakes.append(format)
      finder.reportedEnd = .max
    }
    finder.findAll()
    return finder.mistakes
  }

  private init(_ syntax: ConfigSyntax) {
    self.syntax = syntax
    text = ScopeText(syntax.text)
  }

  private mutating func findAll() {
    var isCarriageReturnReported = false
    for (index, problem) in syntax.problems.enumerated() where mistakes.count < RuleLimits.findingsMax {
      if let kind = problem.kind.independent {
        if kind == .carriageReturns {
          if isCarriageReturnReported { continue }
          isCarriageReturnReported = true
        }
        if kind == .droppedByte, problem.range.start < reportedEnd || isCarriageReturnReported { continue }
        if reportedEnd < .max || kind == .carriageReturns || kind == .byteOrderMark {
          mistakes.append(SyntaxMistake(kind, problem.range, problem: problem))
        }
      } else if problem.range.start >= reportedEnd {
        walk(to: problem.range.start)
        report(problem, index)
      }
    }
  }

  /// Walks on to the token that starts at an offset, keeping count of statement, element and depth.
  private mutating func walk(to offset: Int) {
    while token < syntax.tokenCount, syntax.tokenStart(token) < offset {
      enterStatement()
      switch syntax.tokenKind(token) {
      case .openBracket:
        depth += 1
        cell = token + 1
      case .closeBracket: depth = max(0, depth - 1)
      case .comma: cell = token + 1
      default: break
      }
      token += 1
    }
    enterStatement()
  }

  private mutating func enterStatement() {
    while statement + 1 < syntax.statementCount, syntax.firstToken(ofStatement: statement + 1) <= token {
      statement += 1
      cell = syntax.firstToken(ofStatement: statement)
      depth = 0
    }
  }

  private mutating func report(_ problem: ConfigProblem, _ index: Int) {
    switch problem.kind {
    case .unclosedList:
      givenUpCount += 1
      if !isEndInString(behind: index) { mistakes.append(mistake(.unclosedList, problem)) }
    case .unopenedList where givenUpCount > 0: givenUpCount -= 1
    case .nestedTooDeep: mistakes.append(mistake(.nestedTooDeep, problem))
    case .strayBytes, .carriageReturn, .byteOrderMark, .droppedByte, .unendedComment, .unclosedString,
      .nulInString, .unknownEscape, .hexadecimalEscape, .shortOctalEscape, .swallowedOctalEscape,
      .expectedName, .expectedOperator, .expectedValue, .bareWord, .expectedEnd, .missingComma, .emptyElement,
      .operatorInList, .unopenedList:
      if depth > 0 { reportElement(problem) } else { reportStatement(problem) }
    }
  }

  /// Whether a string that does not end took the end of a list with it.
  private func isEndInString(behind index: Int) -> Bool {
    let end = syntax.problems[index].metAt
    for problem in syntax.problems[(index + 1)...] {
      if problem.range.start >= end { return false }
      if problem.kind == .unclosedString, syntax.bytes(in: problem.range).contains(UInt8(ascii: "]")) {
        return true
      }
    }
    return false
  }

  /// Expressions of Python, whose parts are not judged by themselves.
  private static let expressions: Set<SyntaxMistake.Kind> = [
    .pythonComprehension, .pythonJoining, .pythonCall, .pythonTuple, .pythonDictionary,
  ]

  /// Several missing commas in a row are as many mistakes; of anything else an element has one.
  private mutating func reportElement(_ problem: ConfigProblem) {
    if reportedCell == cell, !(problem.kind == .missingComma && reportedKind == .missingComma) { return }
    if problem.kind == .missingComma, isBroken(token) || token > 0 && isBroken(token - 1) {
      // The broken neighbor is reported when it comes, or was.
      if isBroken(token) { return }
    }
    // Of commas that are missing in a row each checks its own element only.
    let isFurther = reportedCell == cell && problem.kind == .missingComma
    (reportedCell, reportedKind) = (cell, problem.kind)
    let scope =
      isFurther ? problem.range : ByteRange(syntax.tokenStart(min(cell, token)), elementEnd())
    var reader = MistakeReader(syntax, text, problem, scope: scope, isInList: true)
    let found = reader.read()
    mistakes.append(found)
    // Only where a comma really is missing can the next one be missing too.
    if found.kind != .missingComma { reportedKind = nil }
    if found.kind == .tripleQuotes {
      // The quotes after them are paired otherwise than they were meant.
      reportedEnd = max(reportedEnd, reader.closingQuotes().map { text.lineEnd(from: $0.end) } ?? 0)
      mistakes[mistakes.count - 1] = SyntaxMistake(
        .tripleQuotes,
        found.range,
        scope: ByteRange(found.scope.start, max(found.scope.end, reportedEnd)),
        isInList: true,
        problem: problem
      )
    } else if Self.expressions.contains(found.kind) {
      reportedEnd = max(reportedEnd, found.range.end)
    } else if found.kind == .bareWord {
      let run = ByteRange(found.range.start, max(found.range.end, unquotedEnd()))
      mistakes[mistakes.count - 1] = SyntaxMistake(.bareWord, run, isInList: true, problem: problem)
      reportedEnd = run.end
    }
  }

  /// Where text without quotes ends: elements of words, numbers and `=` on one line, with commas between.
  private func unquotedEnd() -> Int {
    var (index, end) = (token, 0)
    while index < syntax.tokenCount {
      switch syntax.tokenKind(index) {
      case .identifier, .stray, .number, .equals: end = syntax.token(index).range.end
      case .comma: break
      case .string, .unclosedString:
        guard index > token, syntax.tokenKind(index - 1) == .equals else { return end }
        end = syntax.token(index).range.end
      default: return end
      }
      index += 1
    }
    return end
  }

  private func isBroken(_ token: Int) -> Bool {
    guard token < syntax.tokenCount else { return false }
    switch syntax.tokenKind(token) {
    case .stray, .unclosedString, .identifier: return true
    default: return false
    }
  }

  /// Where the element that the place is in ends.
  private func elementEnd() -> Int {
    var index = token
    while index < syntax.tokenCount {
      switch syntax.tokenKind(index) {
      case .comma, .closeBracket, .openBracket, .newline, .comment:
        if index > token { return syntax.token(index - 1).range.end }
        return syntax.token(index).range.end
      default: index += 1
      }
    }
    return syntax.tokenCount > 0 ? syntax.token(syntax.tokenCount - 1).range.end : 0
  }

  private mutating func reportStatement(_ problem: ConfigProblem) {
    let start = statement < 0 ? problem.range.start : syntax.statement(statement).range.start
    let end = text.lineEnd(from: problem.range.start)
    let scope = ByteRange(min(start, problem.range.start), max(end, problem.range.end))
    var reader = MistakeReader(syntax, text, problem, scope: scope, isInList: false)
    let found = reader.read()
    let isProse = found.kind == .expectedName || found.kind == .expectedOperator
    // Lines of prose in a row are one text that is not a setting.
    if !isProse || proseEnd < 0 || found.scope.start > proseEnd + 1 { mistakes.append(found) }
    if isProse { proseEnd = end }
    let statementEnd = statement < 0 ? 0 : syntax.statement(statement).range.end
    reportedEnd = max(reportedEnd, end, statementEnd, found.range.end, reader.followUpEnd(behind: end))
  }

  private func mistake(_ kind: SyntaxMistake.Kind, _ problem: ConfigProblem) -> SyntaxMistake {
    SyntaxMistake(kind, problem.range, isInList: depth > 0, problem: problem)
  }
}

extension ConfigProblem.Kind {
  /// The mistake of a problem that leads to no others; nil of the rest.
  fileprivate var independent: SyntaxMistake.Kind? {
    switch self {
    case .carriageReturn: .carriageReturns
    case .byteOrderMark: .byteOrderMark
    case .droppedByte: .droppedByte
    case .unendedComment: .unendedComment
    case .nulInString: .nulInString
    case .unknownEscape: .unknownEscape
    case .hexadecimalEscape: .hexadecimalEscape
    case .shortOctalEscape: .shortOctalEscape
    case .swallowedOctalEscape: .swallowedOctalEscape
    case .strayBytes, .unclosedString, .expectedName, .expectedOperator, .expectedValue, .bareWord,
      .expectedEnd, .missingComma, .emptyElement, .operatorInList, .unclosedList, .unopenedList,
      .nestedTooDeep:
      nil
    }
  }
}
