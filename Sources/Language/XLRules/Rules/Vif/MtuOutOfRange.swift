import XLModel
import XLText

/// An MTU that is out of range.
enum MtuOutOfRange: Rule {
  static let code: DiagnosticCode = 2055
  static let page = RulePage(
    .error,
    "An MTU that is out of range.",
    why: """
      IPv4 requires 68 bytes; the limit of Linux for a vif is 65535.
      """,
    subject: .vif,
    bad: "mtu=67",
    good: "mtu=1500",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "mtu \(nic.shown(problem.range)) is out of range; expected \(problem.limits)",
      at: problem.range,
      help: "the default is 1500; jumbo frames usually have 9000",
    )
  }
}
