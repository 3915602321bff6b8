package import XLText

/// An invalid VLAN term.
package enum MalformedVLAN: Rule {
  package static let code: DiagnosticCode = 2071
  package static let page = RulePage(
    .error,
    "An invalid VLAN term.",
    why: """
      A term is a number from 1 to 4094, or a range of two, with `p` and `u` behind it.
      """,
    subject: .vif,
    bad: "vlan=5000",
    good: "vlan=500",
  )
}
