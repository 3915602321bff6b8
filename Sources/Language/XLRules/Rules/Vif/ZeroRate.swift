package import XLText

/// A rate of no byte an interval.
package enum ZeroRate: Rule {
  package static let code: DiagnosticCode = 2047
  package static let page = RulePage(
    .warning,
    "A rate of no byte an interval.",
    why: """
      The rate is rounded down to whole bytes in an interval; none at all means no limit.
      """,
    subject: .vif,
    bad: "rate=1B/s",
    good: "rate=1KB/s",
  )
}
