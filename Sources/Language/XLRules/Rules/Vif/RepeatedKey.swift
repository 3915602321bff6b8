package import XLText

/// The same parameter again.
package enum RepeatedKey: Rule {
  package static let code: DiagnosticCode = 2009
  package static let page = RulePage(
    .warning,
    "The same parameter again.",
    why: """
      The later value counts, and xl silently ignores the earlier one.
      """,
    subject: .vif,
    bad: "bridge=br0,bridge=br1",
    good: "bridge=br1",
    fix: .safe,
  )
}
