import XLText

enum Comparison: SyntaxRule {
  static let code: DiagnosticCode = 38
  static let page = RulePage(
    .error,
    "`==` is used instead of `=`.",
    why: "xl has no comparisons, and refuses the file.",
    bad: "memory == 512\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "found '==' after the name; expected '='",
      at: mistake.range,
      fixes: [Diagnostic.Fix("write '='", mistake.range, "=", .safe)],
    )
  }
}
