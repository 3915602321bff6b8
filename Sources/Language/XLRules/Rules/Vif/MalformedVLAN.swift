import XLText

enum MalformedVLAN: WordedRule {
  static let code: DiagnosticCode = 2071
  static let page = RulePage(
    .error,
    "A list of VLANs has an invalid term.",
    why: """
      xl does not check the list, and the script of the interface may refuse it.
      A term is a number from 1 to 4094 or a range, with an optional suffix `p` or `u`.
      """,
    subject: .vif,
    bad: "vlan=5000",
    good: "vlan=500",
  )
  static let help =
    "expected ID, IDp, IDu, FIRST-LAST or FIRST+STEPxCOUNT, with IDs from 1 to 4094, separated by '/'"

  static func message(_ text: String) -> String { "\(text) is not a valid VLAN term" }
}
