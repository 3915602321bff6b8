import XLText

enum ZeroRate: WordedRule {
  static let code: DiagnosticCode = 2047
  static let page = RulePage(
    .warning,
    "A rate is less than 1 byte per interval.",
    why: "xl rounds the rate down to 0 bytes per interval, so the interface has no limit.",
    subject: .vif,
    bad: "rate=1B/s",
    good: "rate=1KB/s",
  )
  static let help = "increase the rate or the interval, for example 1B/s@1s"

  static func message(_ text: String) -> String {
    "\(text) is less than 1 byte per interval; xl rounds it down to 0, no limit"
  }
}
