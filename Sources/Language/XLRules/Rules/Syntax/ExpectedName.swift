import XLText

enum ExpectedName: SyntaxRule {
  static let code: DiagnosticCode = 26
  static let page = RulePage(
    .error,
    "A line does not begin with the name of a setting.",
    why: "A setting is `NAME = VALUE`; xl refuses a file with any other line.",
    bad: "\"web\" = name\n",
    good: "name = \"web\"\n",
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "\(file.quoted(mistake.range)) is not the name of a setting; expected NAME = VALUE",
      at: mistake.range,
      help: "a name begins with a lower-case letter; a comment begins with #",
    )
  }
}
