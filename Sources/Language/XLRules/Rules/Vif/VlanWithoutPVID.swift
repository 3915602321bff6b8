import XLModel
import XLText

/// Several VLANs, but none for untagged packets.
enum VlanWithoutPVID: Rule {
  static let code: DiagnosticCode = 2072
  static let page = RulePage(
    .error,
    "Several VLANs, but none for untagged packets.",
    why: """
      A port with several VLANs requires a VLAN for untagged packets.
      """,
    subject: .vif,
    bad: "vlan=10/20",
    good: "vlan=10p/20",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "none of the VLANs \(nic.quoted(problem.range)) is the one for untagged packets",
      at: problem.range,
      help: "append 'p' to one of them, as in 10p/20",
    )
  }
}
