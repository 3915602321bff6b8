import XLText

enum PythonStatement: SyntaxRule {
  static let code: DiagnosticCode = 13
  static let page = RulePage(
    .error,
    "The file contains a Python statement or operator.",
    why: """
      Files for `xm` were Python programs; xl refuses such a file.
      xlplug reports an indented block once, with its statement.
      """,
    bad: "import os\nname = \"web\"\n",
    good: "name = \"web\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let word = String(decoding: file.text[mistake.range], as: UTF8.self)
    return diagnostic(
      "xl does not run Python; expected NAME = VALUE instead of '\(word)'",
      at: mistake.range,
      help: PythonWords.statements[word] ?? "write the values",
    )
  }
}
