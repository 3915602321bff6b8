import XLModel
import XLText

enum MalformedInterval: Rule {
  static let code: DiagnosticCode = 2043
  static let page = RulePage(
    .error,
    "The interval of a rate is invalid.",
    why: "xl refuses the rate: an interval is a number with the unit `us`, `ms` or `s`.",
    subject: .vif,
    bad: "rate=1MB/s@1h",
    good: "rate=1MB/s@20ms",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let meant = RateRepair(nic, problem)
    return diagnostic(
      "\(nic.quoted(problem.range)) is not a valid interval",
      at: problem.range,
      help: meant.help ?? RateRepair.shape,
      fixes: meant.fixes,
    )
  }
}
