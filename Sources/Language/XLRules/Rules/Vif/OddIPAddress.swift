import XLText

enum OddIPAddress: WordedRule {
  static let code: DiagnosticCode = 2063
  static let page = RulePage(
    .warning,
    "`ip` is not an IP address.",
    why: "Scripts write the value into firewall rules and routes, and fail on an invalid address.",
    subject: .vif,
    bad: "ip=10.0.0",
    good: "ip=10.0.0.2",
  )
  static let help = "write an address such as 10.0.0.1 or 10.0.0.0/24; scripts pass it to ip and iptables"

  static func message(_ text: String) -> String { "\(text) is not an IPv4 or IPv6 address" }
}
