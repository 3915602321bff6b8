import XLModel
import XLSyntax
import XLText

/// Nothing where a parameter should be.
enum EmptyParameter: Rule {
  static let code: DiagnosticCode = 2004
  static let page = RulePage(
    .warning,
    "Nothing where a parameter should be.",
    why: """
      xl ignores commas in a row, but not blanks between them.
      """,
    subject: .vif,
    bad: "bridge=xenbr0, ,mtu=9000",
    good: "bridge=xenbr0,mtu=9000",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let isWord = nic.syntax.form == .words
    return diagnostic(
      isWord ? "an empty word is no parameter" : "only blanks where a parameter should be",
      at: problem.range,
      severity: isWord ? .error : .warning,
      notes: [nic.consequence],
      fixes: nic.removal("remove it", problem.whole, .safe),
    )
  }
}
