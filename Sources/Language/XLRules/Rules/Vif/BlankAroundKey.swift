import XLModel
import XLText

/// Blanks before a key or its `=`.
enum BlankAroundKey: Rule {
  static let code: DiagnosticCode = 2002
  static let page = RulePage(
    .error,
    "Blanks before a key or its `=`.",
    why: """
      xl reads blanks as part of the name, which is then unknown.
      """,
    subject: .vif,
    bad: "bridge =xenbr0",
    good: "bridge=xenbr0",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) has blanks that are part of the name; expected '\(problem.name)' alone",
      at: problem.range,
      notes: [nic.consequence],
      fixes: nic.fix("remove the blanks", problem.range, problem.name),
    )
  }
}
