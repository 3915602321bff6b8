import XLSyntax
import XLText

/// A string in three quotes.
enum TripleQuotes: SyntaxRule {
  static let code: DiagnosticCode = 41
  static let page = RulePage(
    .error,
    "A string stands in three quotes.",
    why: """
      Python's strings in three quotes may cross lines; xl's never do.
      For a line feed inside a string xl knows `\\n`, and a long comment has a `#` on each line.
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
