import XLModel
import XLSyntax
import XLText

/// A name that later commands or the device model do not take.
enum UnusableName: FileRule {
  static let code: DiagnosticCode = 3037
  static let page = RulePage(
    .warning,
    "The name has only digits, or the name of an HVM guest has a slash.",
    why: """
      xl's commands read digits as the number of a domain, so they act on another domain or fail.
      The device model of an HVM guest builds file names from the guest's name, and fails on a slash.
      """,
    bad: "name = \"100\"\n",
    good: "name = \"vm100\"\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard let entry = file.entry("name"), let text = file.text("name"), !text.isEmpty else { return [] }
    let shown = VisibleText.quoting(text)
    if text.allSatisfy({ (0x30...0x39).contains($0) }) {
      return [
        diagnostic(
          "xl's commands read '\(shown)' as the number of a domain",
          at: entry.value.range,
          help: "add a letter to the name",
        )
      ]
    }
    guard file.knowsGuest, file.domain.guest == .hvm, text.contains(UInt8(ascii: "/")) else { return [] }
    return [
      diagnostic(
        "the name '\(shown)' has a slash, and the device model builds file names from it",
        at: entry.value.range,
        help: "use '-' or '_' instead",
      )
    ]
  }
}
