import XLModel
import XLSyntax
import XLText

enum UnusableName: SingleFileRule {
  static let code: DiagnosticCode = 3037
  static let page = RulePage(
    .warning,
    "The domain's name consists of digits, or contains a slash.",
    why: """
      xl's commands read digits as a domain number, so they fail or act on another domain.
      The device model of an HVM guest builds file names from the name, and fails on a slash.
      """,
    bad: "name = \"100\"\n",
    good: "name = \"vm100\"\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard let entry = file.entry("name"), let text = file.text("name"), !text.isEmpty else { return nil }
    let shown = VisibleText.quoting(text)
    if text.allSatisfy({ (0x30...0x39).contains($0) }) {
      return diagnostic(
        "the name '\(shown)' consists of digits; xl's commands read it as a domain number",
        at: entry.value.range,
        help: "add a letter to the name",
      )

    }
    guard file.knowsGuest, file.domain.guest == .hvm, text.contains(UInt8(ascii: "/")) else { return nil }
    return diagnostic(
      "the name '\(shown)' contains a slash; the device model cannot use it in file names",
      at: entry.value.range,
      help: "write '-' or '_' instead of '/'",
    )
  }
}
