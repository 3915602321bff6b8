import XLText

enum NULInString: SyntaxRule {
  static let code: DiagnosticCode = 21
  static let page = RulePage(
    .error,
    "A string contains a NUL byte.",
    why: """
      xl crashes with a failed assertion.
      The usual causes are a file in UTF-16, a damaged disk, or a crash while the file was saved.
      """,
    bad: "name = \"we\0b\"\n",
    good: "name = \"web\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "the string contains a NUL byte; xl crashes on it",
      at: mistake.range,
      help: "remove it, or save the file as UTF-8",
      fixes: [Diagnostic.Fix("remove it", mistake.range, "", .changesMeaning)],
    )
  }
}
