import XLSyntax
import XLText

enum UnclosedList: SyntaxRule {
  static let code: DiagnosticCode = 34
  static let page = RulePage(
    .error,
    "A list is not closed.",
    why: """
      xl refuses the file, and reports the next setting or the end of the file instead of the bracket.
      xlplug assumes that the list ends before the next line that looks like a setting.
      """,
    bad: "vif = [ \"bridge=br0\"\nmemory = 512\n",
    good: "vif = [ \"bridge=br0\" ]\nmemory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let end = lastPiece(file, before: mistake.problem?.metAt ?? file.text.bytes.count)
    let place = ByteRange(end, end)
    return diagnostic(
      "this list is not closed; expected ']' after its last element",
      at: mistake.range,
      notes: [Diagnostic.Note("expected ']' here or before", at: place)],
      fixes: [Diagnostic.Fix("close the list", place, " ]", .safe)],
    )
  }

  /// Where the last piece before an offset ends that is neither a comment nor a line end.
  private static func lastPiece(_ file: RuleSubject, before offset: Int) -> Int {
    var index = file.syntax.tokenIndex(from: offset) - 1
    while index > 0, file.syntax.tokenKind(index).isTrivia { index -= 1 }
    return file.syntax.token(max(index, 0)).range.end
  }
}
