import XLModel
import XLSyntax
import XLText

/// A name of no byte.
enum EmptyName: FileRule {
  static let code: DiagnosticCode = 3024
  static let page = RulePage(
    .error,
    "The domain's name is empty.",
    why: "xl accepts the empty name, and no command can find the domain by it.",
    bad: "name = \"\"\n",
    good: "name = \"web\"\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    guard let entry = file.entry("name"), file.text("name")?.isEmpty == true else { return [] }
    return [
      diagnostic(
        "the name is empty; expected a "
          + "name",
        at: entry.value.range,
        help: "write the name of the domain"
      )
    ]
  }
}
