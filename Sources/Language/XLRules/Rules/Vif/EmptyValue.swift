import XLModel
import XLText

/// A key with nothing behind its `=`.
enum EmptyValue: Rule {
  static let code: DiagnosticCode = 2011
  static let page = RulePage(
    .warning,
    "A key with nothing behind its `=`.",
    why: """
      An empty value is stored as an empty text, which no script expects.
      """,
    subject: .vif,
    bad: "ip=",
    good: "ip=10.0.0.2",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'\(problem.name)' is empty, which xl takes as a value",
      at: problem.whole,
      help: "leave '\(problem.name)' out to get the default",
      fixes: nic.removal("remove '\(problem.name)'", problem.whole, .changesMeaning),
    )
  }
}
