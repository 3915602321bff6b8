package import XLText

/// A rate that is out of range.
package enum RateOutOfRange: Rule {
  package static let code: DiagnosticCode = 2042
  package static let page = RulePage(
    .error,
    "A rate that is out of range.",
    why: """
      The rate is counted in 64 bits of bytes in an interval.
      """,
    subject: .vif,
    bad: "rate=0B/s",
    good: "rate=10Mb/s",
  )
}
