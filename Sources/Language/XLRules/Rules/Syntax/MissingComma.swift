import XLSyntax
import XLText

enum MissingComma: SyntaxRule {
  static let code: DiagnosticCode = 31
  static let page = RulePage(
    .error,
    "Two elements of a list have no comma between them.",
    why: """
      Commas separate the elements of a list, even if each element is on a separate line.
      xl refuses the file, and reports only that it expected `]`.
      """,
    bad: "vif = [ \"bridge=br0\"\n        \"bridge=br1\" ]\n",
    good: "vif = [ \"bridge=br0\",\n        \"bridge=br1\" ]\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    var index = file.syntax.tokenIndex(from: mistake.range.start) - 1
    while index > 0, file.syntax.tokenKind(index).isTrivia { index -= 1 }
    let before = file.syntax.token(max(index, 0)).range.end
    let place = ByteRange(before, before)
    return diagnostic(
      "expected a comma between two elements of a list",
      at: mistake.range,
      notes: [Diagnostic.Note("insert it here", at: place)],
      fixes: [Diagnostic.Fix("insert the comma", place, ",", .safe)],
    )
  }
}
