import XLModel
import XLText

enum MtuOutOfRange: Rule {
  static let code: DiagnosticCode = 2055
  static let page = RulePage(
    .error,
    "An MTU is out of range.",
    why: """
      The kernel refuses it, but Xen's scripts continue: the guest gets another MTU than the interface.
      The minimum of IPv4 is 68 bytes, and the maximum of Linux for a vif is 65535.
      """,
    subject: .vif,
    bad: "mtu=67",
    good: "mtu=1500",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.shown(problem.range)) is out of range for 'mtu'; expected \(problem.limits)",
      at: problem.range,
      help: "write 1500 (the default), or 9000 for jumbo frames",
    )
  }
}
