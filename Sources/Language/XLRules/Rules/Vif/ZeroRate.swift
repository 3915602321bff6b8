import XLModel
import XLText

/// A rate of no byte an interval.
enum ZeroRate: Rule {
  static let code: DiagnosticCode = 2047
  static let page = RulePage(
    .warning,
    "A rate of no byte an interval.",
    why: """
      The rate is rounded down to whole bytes in an interval; none at all means no limit.
      """,
    subject: .vif,
    bad: "rate=1B/s",
    good: "rate=1KB/s",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) rounds down to 0 bytes in each interval",
      at: problem.range,
      help: "raise the rate or lengthen the interval, as in 1B/s@1s",
    )
  }
}
