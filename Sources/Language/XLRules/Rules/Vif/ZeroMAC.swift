package import XLText

/// Six zeros.
package enum ZeroMAC: Rule {
  package static let code: DiagnosticCode = 2036
  package static let page = RulePage(
    .warning,
    "Six zeros.",
    why: """
      libxl takes six zeros for no address and makes one up at each start.
      """,
    subject: .vif,
    bad: "mac=00:00:00:00:00:00",
    good: "mac=00:16:3e:00:00:01",
  )
}
