import XLSyntax
import XLText

/// A number with a fraction or an exponent.
enum FractionalNumber: SyntaxRule {
  static let code: DiagnosticCode = 5
  static let page = RulePage(
    .error,
    "A number has a fraction or an exponent.",
    why: """
      xl reads only whole numbers, and refuses the file.
      A string, such as a version, is written in quotes.
      """,
    bad: "memory = 1.5\n",
    good: "memory = 1536\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "\(file.quoted(mistake.range)) is not a whole number; expected digits only",
      at: mistake.range,
      help: "write a whole number, or put a string in quotes",
    )
  }
}
