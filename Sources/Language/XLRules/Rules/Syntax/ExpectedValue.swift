import XLText

enum ExpectedValue: SyntaxRule {
  static let code: DiagnosticCode = 28
  static let page = RulePage(
    .error,
    "A setting has no value.",
    why: """
      A string in quotes, a number or a list must follow `=` on the same line.
      An empty string is written `""`; to unset a key, remove it.
      """,
    bad: "extra =\n",
    good: "extra = \"\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let isSign = file.text[mistake.range].last == UInt8(ascii: "=")
    return diagnostic(
      isSign
        ? "expected a value after '=' on this line: a string, a number or a list"
        : "\(file.quoted(mistake.range)) is not a value; expected a string, a number or a list",
      at: mistake.range,
      help: "write an empty string as \"\", or remove the setting",
    )
  }
}
