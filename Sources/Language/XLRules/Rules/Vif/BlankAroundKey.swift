import XLModel
import XLText

enum BlankAroundKey: Rule {
  static let code: DiagnosticCode = 2002
  static let page = RulePage(
    .error,
    "A parameter name has leading or trailing spaces.",
    why: "xl reads the spaces as part of the name, and does not know the name.",
    subject: .vif,
    bad: "bridge =xenbr0",
    good: "bridge=xenbr0",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "the parameter \(nic.quoted(problem.range)) has leading or trailing spaces; expected '\(problem.name)'",
      at: problem.range,
      notes: [nic.consequence],
      fixes: nic.fix("remove the spaces", problem.range, problem.name),
    )
  }
}
