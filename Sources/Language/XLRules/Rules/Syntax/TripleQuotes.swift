import XLSyntax
import XLText

/// A string in three quotes.
enum TripleQuotes: SyntaxRule {
  static let code: DiagnosticCode = 41
  static let page = RulePage(
    .error,
    "A string is in three quotes.",
    why: """
      Python's strings in three quotes may span lines; xl's strings never do.
      Write `\\n` for a line feed in a string, and `#` before each line of a long comment.
      """,
    bad: "\"\"\"\nThe web server.\n\"\"\"\nname = \"web\"\n",
    good: "# The web server.\nname = \"web\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "three quotes are Python; expected one quote at each end, on one line",
      at: mistake.range,
      help: "write \\n for a line feed in a string, and # before each line of a comment",
    )
  }
}
