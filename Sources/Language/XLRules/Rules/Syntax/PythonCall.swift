import XLText

enum PythonCall: SyntaxRule {
  static let code: DiagnosticCode = 14
  static let page = RulePage(
    .error,
    "A value contains a function call or a subscript.",
    why: "Files for `xm` were Python programs; xl has no functions, and refuses the file.",
    bad: "vcpus = int(\"2\")\n",
    good: "vcpus = 2\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl does not run Python; expected a value instead of \(file.quoted(mistake.range))",
      at: mistake.range,
      help: "write the result",
    )
  }
}
