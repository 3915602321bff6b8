import XLText

enum OddNumber: WordedRule {
  static let code: DiagnosticCode = 2054
  static let page = RulePage(
    .warning,
    "A number has a nonstandard spelling.",
    why: "xl reads a number with a leading zero as decimal, but other programs read it as octal.",
    subject: .vif,
    bad: "mtu=01500",
    good: "mtu=1500",
  )
  static let help = "write digits only, without a leading zero"

  static func message(_ text: String) -> String {
    "\(text) is a nonstandard spelling of a number; xl reads it as decimal"
  }
}
