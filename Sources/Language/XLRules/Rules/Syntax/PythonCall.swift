import XLSyntax
import XLText

/// A call of a function.
enum PythonCall: SyntaxRule {
  static let code: DiagnosticCode = 14
  static let page = RulePage(
    .error,
    "A value contains a function call or a subscript.",
    why: "Files for `xm` were programs in Python; xl reads data and has no functions.",
    bad: "vcpus = int(\"2\")\n",
    good: "vcpus = 2\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl has no functions; \(file.quoted(mistake.range)) is Python",
      at: mistake.range,
      help: "write the result",
    )
  }
}
