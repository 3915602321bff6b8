import XLModel
import XLText

enum OddIPAddress: Rule {
  static let code: DiagnosticCode = 2063
  static let page = RulePage(
    .warning,
    "`ip` is not an IP address.",
    why: "Scripts write the value into firewall rules and routes, and fail on an invalid address.",
    subject: .vif,
    bad: "ip=10.0.0",
    good: "ip=10.0.0.2",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) is not an IPv4 or IPv6 address",
      at: problem.range,
      help: "write an address such as 10.0.0.1 or 10.0.0.0/24; scripts pass it to ip and iptables",
    )
  }
}
