package import XLText

/// Both `trusted` and `untrusted`.
package enum ContradictoryFlags: Rule {
  package static let code: DiagnosticCode = 2010
  package static let page = RulePage(
    .warning,
    "Both `trusted` and `untrusted`.",
    why: """
      The later flag counts.
      """,
    subject: .vif,
    bad: "trusted,untrusted",
    good: "untrusted",
    fix: .safe,
  )
}
