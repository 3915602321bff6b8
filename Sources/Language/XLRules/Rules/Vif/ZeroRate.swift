import XLModel
import XLText

/// A rate of less than a byte in an interval.
enum ZeroRate: Rule {
  static let code: DiagnosticCode = 2047
  static let page = RulePage(
    .warning,
    "A rate of less than a byte in an interval.",
    why: """
      xl rounds the rate down to whole bytes in an interval; 0 means no limit.
      """,
    subject: .vif,
    bad: "rate=1B/s",
    good: "rate=1KB/s",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) rounds down to 0 bytes in each interval",
      at: problem.range,
      help: "increase the rate or the interval, as in 1B/s@1s",
    )
  }
}
