import XLSyntax
import XLText

/// A statement or an operator of Python.
enum PythonStatement: SyntaxRule {
  static let code: DiagnosticCode = 13
  static let page = RulePage(
    .error,
    "A statement or an operator of Python is used instead of a setting.",
    why: """
      Files for `xm` were programs in Python; xl reads data and has no expressions.
      The lines of an indented block belong to the statement and get no separate diagnostic.
      """,
    bad: "import os\nname = \"web\"\n",
    good: "name = \"web\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let word = String(decoding: file.text[mistake.range], as: UTF8.self)
    return diagnostic(
      "'\(word)' is Python, which xl does not run; expected settings NAME = VALUE",
      at: mistake.range,
      help: PythonWords.statements[word] ?? "write the values",
    )
  }
}
