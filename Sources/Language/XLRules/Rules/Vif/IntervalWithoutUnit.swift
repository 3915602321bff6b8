package import XLText

/// An interval that counts seconds.
package enum IntervalWithoutUnit: Rule {
  package static let code: DiagnosticCode = 2046
  package static let page = RulePage(
    .warning,
    "An interval that counts seconds.",
    why: """
      An interval without a unit counts seconds, although the manual says microseconds.
      """,
    subject: .vif,
    bad: "rate=1MB/s@20",
    good: "rate=1MB/s@20ms",
    fix: .safe,
  )
}
