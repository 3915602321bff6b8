package import XLText

/// Fewer than six octets.
package enum ShortMAC: Rule {
  package static let code: DiagnosticCode = 2032
  package static let page = RulePage(
    .error,
    "Fewer than six octets.",
    why: """
      xl reads on behind the end of the text for the octets that are missing.
      """,
    subject: .vif,
    bad: "mac=00:16:3e:00:00",
    good: "mac=00:16:3e:00:00:01",
  )
}
