import XLSyntax
import XLText

/// A statement or an operator of Python.
enum PythonStatement: Rule {
  static let page = RulePage(
    SyntaxCode.pythonStatement.code,
    "PythonStatement",
    .error,
    "A statement or an operator of Python stands where a setting should.",
    why: """
      Files for `xm` were programs in Python; xl reads data and computes nothing.
      The lines of a block below belong to the statement and get no diagnostic of their own.
      """,
    bad: "import os\nname = \"web\"\n",
    good: "name = \"web\"\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.mistakes(.pythonStatement).map { mistake in
      let word = String(decoding: file.text[mistake.range], as: UTF8.self)
      return diagnostic(
        "'\(word)' is Python, which xl does not run; expected settings NAME = VALUE",
        at: mistake.range,
        help: PythonWords.statements[word] ?? "write the values out",
      )
    }
  }
}
