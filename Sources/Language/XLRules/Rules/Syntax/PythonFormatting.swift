import XLSyntax
import XLText

/// A string that is to be formatted by Python.
enum PythonFormatting: SyntaxRule {
  static let code: DiagnosticCode = 11
  static let page = RulePage(
    .error,
    "A string is formatted with `%` or `format`.",
    why: "Files for `xm` were programs in Python; xl has no expressions.",
    bad: "name = \"web%d\" % 1\n",
    good: "name = \"web1\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl does not format strings; \(file.quoted(mistake.range)) is Python",
      at: mistake.range,
      help: "write the resulting string",
    )
  }
}
