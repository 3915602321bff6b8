package import XLText

/// Something that is no address.
package enum OddIPAddress: Rule {
  package static let code: DiagnosticCode = 2063
  package static let page = RulePage(
    .warning,
    "Something that is no address.",
    why: """
      Scripts write the value into rules of a firewall; an invalid address makes them fail.
      """,
    subject: .vif,
    bad: "ip=10.0.0",
    good: "ip=10.0.0.2",
  )
}
