package import XLText

/// An interval that is out of range.
package enum IntervalOutOfRange: Rule {
  package static let code: DiagnosticCode = 2044
  package static let page = RulePage(
    .error,
    "An interval that is out of range.",
    why: """
      An interval of nothing, or of more than 32 bits of microseconds, cannot be kept.
      """,
    subject: .vif,
    bad: "rate=1MB/s@0us",
    good: "rate=1MB/s@20ms",
  )
}
