import XLText

enum PythonFormatting: SyntaxRule {
  static let code: DiagnosticCode = 11
  static let page = RulePage(
    .error,
    "A string is formatted with `%` or `format`.",
    why: "Files for `xm` were Python programs; xl has no expressions, and refuses the file.",
    bad: "name = \"web%d\" % 1\n",
    good: "name = \"web1\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl does not format strings with \(file.quoted(mistake.range)); expected a single value",
      at: mistake.range,
      help: "write the resulting string",
    )
  }
}
