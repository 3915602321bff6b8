import XLText

enum PythonComprehension: SyntaxRule {
  static let code: DiagnosticCode = 15
  static let page = RulePage(
    .error,
    "A list contains a Python loop.",
    why: "Files for `xm` were Python programs; xl has no expressions, and refuses the file.",
    bad: "vif = [ \"bridge=br\" for i in range(2) ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl does not run the Python loop \(file.quoted(mistake.range)); expected elements",
      at: mistake.range,
      help: "write every element, separated by commas",
    )
  }
}
