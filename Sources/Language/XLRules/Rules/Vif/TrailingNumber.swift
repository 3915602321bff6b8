package import XLText

/// Bytes behind a number.
package enum TrailingNumber: Rule {
  package static let code: DiagnosticCode = 2052
  package static let page = RulePage(
    .error,
    "Bytes behind a number.",
    why: """
      xl silently ignores what follows a number.
      """,
    subject: .vif,
    bad: "mtu=9000bytes",
    good: "mtu=9000",
    fix: .changesMeaning,
  )
}
