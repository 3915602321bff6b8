import XLText

enum ExpectedName: SyntaxRule, WordedRule {
  static let code: DiagnosticCode = 26
  static let page = RulePage(
    .error,
    "A line does not begin with the name of a setting.",
    why: "A setting is `NAME = VALUE`; xl refuses a file with any other line.",
    bad: "\"web\" = name\n",
    good: "name = \"web\"\n",
  )
  static let help = "a name begins with a lower-case letter; a comment begins with #"

  static func message(_ text: String) -> String {
    "\(text) is not the name of a setting; expected NAME = VALUE"
  }
}
