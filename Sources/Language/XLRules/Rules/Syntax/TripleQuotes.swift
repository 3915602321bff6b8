import XLText

enum TripleQuotes: SyntaxRule, WordedRule {
  static let code: DiagnosticCode = 41
  static let page = RulePage(
    .error,
    "A string is in triple quotes.",
    why: "Triple quotes are Python: in xl a string never spans lines, and xl refuses the file.",
    bad: "\"\"\"\nThe web server.\n\"\"\"\nname = \"web\"\n",
    good: "# The web server.\nname = \"web\"\n",
  )
  static let help = "write \\n for a line feed in a string, and # before each line of a comment"

  static func message(_ text: String) -> String {
    "found triple quotes; expected one quote at each end of a string, on one line"
  }
}
