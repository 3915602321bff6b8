import XLModel
import XLText

/// A valid rate that xl refuses.
enum RateAfterOverflow: Rule {
  static let code: DiagnosticCode = 2048
  static let page = RulePage(
    .error,
    "A valid rate that xl refuses.",
    why: """
      xl attributes an earlier overflow to the rate, because C's `errno` is not reset.
      """,
    subject: .vif,
    bad: "mac=ffffffffffffffffffff,rate=10Mb/s",
    good: "mac=00:16:3e:00:00:01,rate=10Mb/s",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "xl \(nic.xen) refuses this rate because of an earlier number that is out of range",
      at: problem.range,
      help: "fix the address before it; the rate is correct",
    )
  }
}
