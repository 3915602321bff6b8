package import XLText

/// A key with a newer name.
package enum DeprecatedVifParameter: Rule {
  package static let code: DiagnosticCode = 2007
  package static let page = RulePage(
    .warning,
    "A key with a newer name.",
    why: """
      xl takes the old name, prints a warning, and may drop it in a later release.
      """,
    subject: .vif,
    bad: "netdev=eth0",
    good: "gatewaydev=eth0",
    fix: .safe,
  )
}
