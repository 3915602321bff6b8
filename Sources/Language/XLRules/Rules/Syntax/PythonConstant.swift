import XLText

enum PythonConstant: SyntaxRule {
  static let code: DiagnosticCode = 8
  static let page = RulePage(
    .error,
    "A value is a Python constant.",
    why: """
      Files for `xm` were Python programs; xl refuses such a file.
      Write `1` for `True` and `0` for `False`, and remove a setting with `None`.
      """,
    bad: "localtime = True\n",
    good: "localtime = 1\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let word = String(decoding: file.text[mistake.range], as: UTF8.self)
    let number = PythonWords.constants[word] ?? ""
    return diagnostic(
      "'\(word)' is a Python constant" + (number.isEmpty ? "" : "; expected \(number)"),
      at: mistake.range,
      help: number.isEmpty ? "remove the setting" : "write \(number)",
      fixes: number.isEmpty
        ? []
        : [Diagnostic.Fix("write \(number)", mistake.range, number, .safe)],
    )
  }
}
