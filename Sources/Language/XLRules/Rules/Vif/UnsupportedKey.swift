package import XLText

/// A key that does nothing.
package enum UnsupportedKey: Rule {
  package static let code: DiagnosticCode = 2008
  package static let page = RulePage(
    .warning,
    "A key that does nothing.",
    why: """
      xl reads the key and does nothing with it.
      """,
    subject: .vif,
    bad: "bridge=xenbr0,accel=1",
    good: "bridge=xenbr0",
    fix: .safe,
  )
}
