package import XLText

/// Several VLANs, none for untagged packets.
package enum VlanWithoutPVID: Rule {
  package static let code: DiagnosticCode = 2072
  package static let page = RulePage(
    .error,
    "Several VLANs, none for untagged packets.",
    why: """
      A port with several VLANs needs one for packets without a tag.
      """,
    subject: .vif,
    bad: "vlan=10/20",
    good: "vlan=10p/20",
  )
}
