import XLSyntax
import XLText

/// `True`, `False` or `None` as a value.
enum PythonConstant: SyntaxRule {
  static let code: DiagnosticCode = 8
  static let page = RulePage(
    .error,
    "The value is a constant of Python.",
    why: """
      Files for `xm` were programs in Python; xl reads data.
      Write `1` or `0` for true or false, and remove the setting for `None`.
      """,
    bad: "localtime = True\n",
    good: "localtime = 1\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let word = String(decoding: file.text[mistake.range], as: UTF8.self)
    let number = PythonWords.constants[word] ?? ""
    return diagnostic(
      "'\(word)' is a constant of Python" + (number.isEmpty ? "" : "; expected \(number)"),
      at: mistake.range,
      help: number.isEmpty ? "remove the setting" : "write \(number)",
      fixes: number.isEmpty
        ? []
        : [Diagnostic.Fix("write \(number)", edits: [TextEdit(mistake.range, number)], safety: .safe)],
    )
  }
}
