import XLText

enum PythonCall: SyntaxRule, WordedRule {
  static let code: DiagnosticCode = 14
  static let page = RulePage(
    .error,
    "A value contains a function call or a subscript.",
    why: "Files for `xm` were Python programs; xl has no functions, and refuses the file.",
    bad: "vcpus = int(\"2\")\n",
    good: "vcpus = 2\n",
  )
  static let help = "write the result"

  static func message(_ text: String) -> String {
    "xl does not run Python; expected a value instead of \(text)"
  }
}
