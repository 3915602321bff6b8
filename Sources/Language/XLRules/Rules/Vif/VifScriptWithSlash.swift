import XLText

enum VifScriptWithSlash: WordedRule {
  static let code: DiagnosticCode = 2073
  static let page = RulePage(
    .note,
    "A script has a relative path.",
    why: """
      libxl resolves the path in `/etc/xen/scripts`.
      Other implementations of the protocol resolve it in the working directory, and may run another script.
      """,
    subject: .vif,
    bad: "script=mine/vif",
    good: "script=/etc/xen/scripts/mine/vif",
  )
  static let help = "write the absolute path, or a name without a slash"

  static func message(_ text: String) -> String {
    "the script \(text) is a relative path; libxl resolves it in /etc/xen/scripts"
  }
}
