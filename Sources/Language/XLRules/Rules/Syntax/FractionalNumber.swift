import XLText

enum FractionalNumber: SyntaxRule, WordedRule {
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
  static let help = "write an integer, or put a string in quotes"

  static func message(_ text: String) -> String { "\(text) is not an integer; expected digits only" }
}
