import XLModel
import XLText

/// An odd spelling of a number.
enum OddNumber: Rule {
  static let code: DiagnosticCode = 2054
  static let page = RulePage(
    .warning,
    "An odd spelling of a number.",
    why: """
      Leading zeros make a number octal for some readers and not for others.
      """,
    subject: .vif,
    bad: "mtu=01500",
    good: "mtu=1500",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) is an odd way to write a number; xl reads it in base 10",
      at: problem.range,
      help: "write digits only, without a leading zero",
    )
  }
}
