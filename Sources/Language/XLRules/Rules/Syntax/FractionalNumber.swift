import XLText

enum FractionalNumber: SyntaxRule {
  static let code: DiagnosticCode = 5
  static let page = RulePage(
    .error,
    "A number has a fraction or an exponent.",
    why: """
      xl reads only integers, and refuses the file.
      A version number is a string, and must be in quotes.
      """,
    bad: "memory = 1.5\n",
    good: "memory = 1536\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "\(file.quoted(mistake.range)) is not an integer; expected digits only",
      at: mistake.range,
      help: "write an integer, or put a string in quotes",
    )
  }
}
