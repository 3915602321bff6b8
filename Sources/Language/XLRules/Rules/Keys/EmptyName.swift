import XLModel
import XLSyntax
import XLText

enum EmptyName: SingleFileRule {
  static let code: DiagnosticCode = 3024
  static let page = RulePage(
    .error,
    "The domain's name is empty.",
    why: "xl creates the domain, but no command can find it by name.",
    bad: "name = \"\"\n",
    good: "name = \"web\"\n",
  )

  static func find(_ file: RuleSubject) -> Diagnostic? {
    guard let entry = file.entry("name"), file.text("name")?.isEmpty == true else { return nil }
    return diagnostic(
      "'name' is empty; expected the name of the domain",
      at: entry.value.range,
      help: "write a name, such as name = \"web\""
    )
  }
}
