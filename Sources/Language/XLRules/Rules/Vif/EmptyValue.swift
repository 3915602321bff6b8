import XLModel
import XLText

enum EmptyValue: Rule {
  static let code: DiagnosticCode = 2011
  static let page = RulePage(
    .warning,
    "A parameter has no value after its `=`.",
    why: "xl passes an empty value to the script, and most scripts fail on it.",
    subject: .vif,
    bad: "ip=",
    good: "ip=10.0.0.2",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'\(problem.name)' is empty; expected a value",
      at: problem.whole,
      help: "remove '\(problem.name)' to use the default",
      fixes: nic.removal("remove '\(problem.name)'", problem.whole, .changesMeaning),
    )
  }
}
