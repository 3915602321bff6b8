import XLText

enum StrayBytes: SyntaxRule {
  static let code: DiagnosticCode = 1
  static let page = RulePage(
    .error,
    "A character is allowed only in quotes.",
    why: """
      Outside of quotes, xl knows only lower-case names, numbers, lists, `=`, `+=`, `;` and comments.
      It refuses the file, and reports only `lexical error`.
      It does not expand `$NAME` or `~`.
      """,
    bad: "name = $GUEST\n",
    good: "name = \"web\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let isVariable = file.text[mistake.range].first == UInt8(ascii: "$")
    return diagnostic(
      "\(file.quoted(mistake.range)) is allowed only in quotes; "
        + "expected a name, a number, a string or a list",
      at: mistake.range,
      help: isVariable
        ? "write the value, or generate the file from a template: xl does not expand variables"
        : "put the value in quotes, or remove it",
    )
  }
}
