import XLText

enum PythonComprehension: SyntaxRule, WordedRule {
  static let code: DiagnosticCode = 15
  static let page = RulePage(
    .error,
    "A list contains a Python loop.",
    why: "Files for `xm` were Python programs; xl has no expressions, and refuses the file.",
    bad: "vif = [ \"bridge=br\" for i in range(2) ]\n",
    good: "vif = [ \"bridge=br0\", \"bridge=br1\" ]\n",
  )
  static let help = "write every element, separated by commas"

  static func message(_ text: String) -> String {
    "xl does not run the Python loop \(text); expected elements"
  }
}
