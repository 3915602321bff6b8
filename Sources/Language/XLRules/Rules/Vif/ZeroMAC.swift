import XLText

enum ZeroMAC: WordedRule {
  static let code: DiagnosticCode = 2036
  static let page = RulePage(
    .warning,
    "The MAC address of an interface consists of zeros.",
    why: "libxl generates a random address at each start, so the guest gets another address each time.",
    subject: .vif,
    bad: "mac=00:00:00:00:00:00",
    good: "mac=00:16:3e:00:00:01",
  )
  static let help = "remove 'mac', or write an address such as 00:16:3e:00:00:01"

  static func message(_ text: String) -> String {
    "the MAC address consists of zeros; libxl generates a random address"
  }
}
