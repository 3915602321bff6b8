import XLSyntax
import XLText

/// A list that a loop makes.
enum PythonComprehension: SyntaxRule {
  static let code: DiagnosticCode = 15
  static let page = RulePage(
    .error,
    "The elements of a list are computed by a loop.",
    why: "Files for `xm` were programs in Python; xl reads data and has no expressions.",
    bad: "vif = [ \"bridge=br\" for i in range(2) ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "\(file.quoted(mistake.range)) is a loop of Python, which xl does not run",
      at: mistake.range,
      help: "write each element out, with commas between them",
    )
  }
}
