import XLModel
import XLText

/// An invalid VLAN term.
enum MalformedVLAN: Rule {
  static let code: DiagnosticCode = 2071
  static let page = RulePage(
    .error,
    "An invalid VLAN term.",
    why: """
      A term is a number from 1 to 4094, or a range of two, with `p` and `u` behind it.
      """,
    subject: .vif,
    bad: "vlan=5000",
    good: "vlan=500",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) is no VLAN term",
      at: problem.range,
      help:
        "terms are ID, IDp, IDu, FIRST-LAST or FIRST+STEPxCOUNT, IDs are 1 to 4094, '/' stands between",
    )
  }
}
