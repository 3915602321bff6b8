import XLText

enum VlanWithoutPVID: WordedRule {
  static let code: DiagnosticCode = 2072
  static let page = RulePage(
    .error,
    "A list of VLANs has no VLAN for untagged packets.",
    why: "A port with several VLANs requires one for untagged packets; xl does not check this.",
    subject: .vif,
    bad: "vlan=10/20",
    good: "vlan=10p/20",
  )
  static let help = "append 'p' to one of them, as in 10p/20"

  static func message(_ text: String) -> String {
    "the VLANs \(text) have no VLAN for untagged packets; expected one with 'p'"
  }
}
