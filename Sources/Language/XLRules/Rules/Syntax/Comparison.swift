import XLSyntax
import XLText

/// `==` in the place of `=`.
enum Comparison: Rule {
  static let page = RulePage(
    SyntaxCode.comparison.code,
    "Comparison",
    .error,
    "`==` stands in the place of `=`.",
    why: "xl compares nothing; a setting has one `=`.",
    bad: "memory == 512\n",
    good: "memory = 512\n",
    fix: .safe,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.comparison).map { mistake in
      diagnostic(
        "xl compares nothing; expected one '='",
        at: mistake.range,
        fixes: [Diagnostic.Fix("write one '='", edits: [TextEdit(mistake.range, "=")], safety: .safe)],
      )
    }
  }
}
