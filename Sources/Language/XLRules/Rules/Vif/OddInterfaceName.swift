import XLModel
import XLText

enum OddInterfaceName: WordedRule {
  static let code: DiagnosticCode = 2062
  static let page = RulePage(
    .error,
    "The name of an interface has an invalid character.",
    why: "The interface is not attached: the kernel refuses names with a slash, a colon or a space.",
    subject: .vif,
    bad: "vifname=a/b",
    good: "vifname=a-b",
  )
  static let help = "use up to \(NicLowering.interfaceNameCountMax) bytes without '/', ':', '%' and spaces"

  static func message(_ text: String) -> String {
    "\(text) is not allowed in the name of a network interface"
  }
}
