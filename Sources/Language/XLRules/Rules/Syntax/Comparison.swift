import XLSyntax
import XLText

/// `==` instead of `=`.
enum Comparison: SyntaxRule {
  static let code: DiagnosticCode = 38
  static let page = RulePage(
    .error,
    "`==` is used instead of `=`.",
    why: "xl has no comparisons; a setting has one `=`.",
    bad: "memory == 512\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl has no comparisons; expected one '='",
      at: mistake.range,
      fixes: [Diagnostic.Fix("write one '='", edits: [TextEdit(mistake.range, "=")], safety: .safe)],
    )
  }
}
