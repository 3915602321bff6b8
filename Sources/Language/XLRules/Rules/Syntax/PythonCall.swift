import XLSyntax
import XLText

/// A call of a function.
enum PythonCall: SyntaxRule {
  static let code: DiagnosticCode = 14
  static let page = RulePage(
    .error,
    "A function is called, or an element of a value is taken.",
    why: "Files for `xm` were programs in Python; xl reads data and calls nothing.",
    bad: "vcpus = int(\"2\")\n",
    good: "vcpus = 2\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl calls no functions; \(file.quoted(mistake.range)) is Python",
      at: mistake.range,
      help: "write the result out",
    )
  }
}
