import XLSyntax
import XLText

/// An operator without a value on its line.
enum ExpectedValue: SyntaxRule {
  static let code: DiagnosticCode = 28
  static let page = RulePage(
    .error,
    "A setting has no value.",
    why: """
      Behind `=` a string in quotes, a number or a list has to follow on the same line.
      An empty text is written `""`; a key that is not wanted is left out.
      """,
    bad: "extra =\n",
    good: "extra = \"\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let isSign = file.text[mistake.range].last == UInt8(ascii: "=")
    return diagnostic(
      isSign
        ? "expected a value behind '=' on this line: a string, a number or a list"
        : "\(file.quoted(mistake.range)) is no value; expected a string, a number or a list",
      at: mistake.range,
      help: "write an empty text as \"\", or leave the setting out",
    )
  }
}
