import XLSyntax
import XLText

/// A string that is to be formatted by Python.
enum PythonFormatting: SyntaxRule {
  static let code: DiagnosticCode = 11
  static let page = RulePage(
    .error,
    "A string is to be formatted with `%` or `format`.",
    why: "Files for `xm` were programs in Python; xl computes nothing.",
    bad: "name = \"web%d\" % 1\n",
    good: "name = \"web1\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "xl formats no strings; \(file.quoted(mistake.range)) is Python",
      at: mistake.range,
      help: "write the finished text in one string",
    )
  }
}
