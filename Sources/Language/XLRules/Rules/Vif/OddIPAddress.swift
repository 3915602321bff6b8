import XLModel
import XLText

/// Something that is no address.
enum OddIPAddress: Rule {
  static let code: DiagnosticCode = 2063
  static let page = RulePage(
    .warning,
    "Something that is no address.",
    why: """
      Scripts write the value into rules of a firewall; an invalid address makes them fail.
      """,
    subject: .vif,
    bad: "ip=10.0.0",
    good: "ip=10.0.0.2",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) is not an IPv4 or IPv6 address",
      at: problem.range,
      help: "xl does not look at it, but scripts hand it to ip and iptables; write 10.0.0.1 or 10.0.0.0/24",
    )
  }
}
