import XLModel
import XLText

enum RateAfterOverflow: Rule {
  static let code: DiagnosticCode = 2048
  static let page = RulePage(
    .error,
    "xl refuses a valid rate because of an earlier parameter.",
    why: "Because of a bug, xl reports the overflow of an earlier number as an error of the rate.",
    subject: .vif,
    bad: "mac=ffffffffffffffffffff,rate=10Mb/s",
    good: "mac=00:16:3e:00:00:01,rate=10Mb/s",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "xl \(nic.xen) refuses this rate because of an earlier number that is out of range",
      at: problem.range,
      help: "correct the address before the rate; the rate is valid",
    )
  }
}
