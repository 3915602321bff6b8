import XLModel
import XLText

/// A good rate that xl refuses.
enum RateAfterOverflow: Rule {
  static let code: DiagnosticCode = 2048
  static let page = RulePage(
    .error,
    "A good rate that xl refuses.",
    why: """
      xl takes an earlier overflow for one of the rate, because C's `errno` stays.
      """,
    subject: .vif,
    bad: "mac=ffffffffffffffffffff,rate=10Mb/s",
    good: "mac=00:16:3e:00:00:01,rate=10Mb/s",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "xl \(nic.xen) refuses this rate because a number before it did not fit",
      at: problem.range,
      help: "fix the address before it; the rate is correct",
    )
  }
}
