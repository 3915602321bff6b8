import XLModel
import XLText

/// A value that is not an address.
enum OddIPAddress: Rule {
  static let code: DiagnosticCode = 2063
  static let page = RulePage(
    .warning,
    "A value that is not an address.",
    why: """
      Scripts write the value into firewall rules, and fail for an invalid address.
      """,
    subject: .vif,
    bad: "ip=10.0.0",
    good: "ip=10.0.0.2",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) is not an IPv4 or IPv6 address",
      at: problem.range,
      help: "xl does not check it, but scripts pass it to ip and iptables; write 10.0.0.1 or 10.0.0.0/24",
    )
  }
}
