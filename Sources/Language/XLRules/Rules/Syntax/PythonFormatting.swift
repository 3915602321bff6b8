import XLText

enum PythonFormatting: SyntaxRule, WordedRule {
  static let code: DiagnosticCode = 11
  static let page = RulePage(
    .error,
    "A string is formatted with `%` or `format`.",
    why: "Files for `xm` were Python programs; xl has no expressions, and refuses the file.",
    bad: "name = \"web%d\" % 1\n",
    good: "name = \"web1\"\n",
  )
  static let help = "write the resulting string"

  static func message(_ text: String) -> String {
    "xl does not format strings with \(text); expected a single value"
  }
}
