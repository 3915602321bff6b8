import XLSyntax
import XLText

/// `==` in the place of `=`.
enum Comparison: SyntaxRule {
  static let code: DiagnosticCode = 38
  static let page = RulePage(
    .error,
    "`==` stands in the place of `=`.",
    why: "xl compares nothing; a setting has one `=`.",
    bad: "memory == 512\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl compares nothing; expected one '='",
      at: mistake.range,
      fixes: [Diagnostic.Fix("write one '='", edits: [TextEdit(mistake.range, "=")], safety: .safe)],
    )
  }
}
