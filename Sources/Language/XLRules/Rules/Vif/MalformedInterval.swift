package import XLText

/// An invalid interval.
package enum MalformedInterval: Rule {
  package static let code: DiagnosticCode = 2043
  package static let page = RulePage(
    .error,
    "An invalid interval.",
    why: """
      An interval is a number with `us`, `ms` or `s`.
      """,
    subject: .vif,
    bad: "rate=1MB/s@1h",
    good: "rate=1MB/s@20ms",
  )
}
