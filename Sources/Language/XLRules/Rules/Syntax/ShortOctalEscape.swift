import XLText

enum ShortOctalEscape: SyntaxRule {
  static let code: DiagnosticCode = 24
  static let page = RulePage(
    .error,
    "A string contains an octal escape that is too short.",
    why: """
      xl refuses a backslash with fewer than three digits after it.
      A literal backslash is written twice.
      """,
    bad: "extra = \"a\\0b\"\n",
    good: "extra = \"a\\\\0b\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let slash = ByteRange(mistake.range.start, mistake.range.start)
    return diagnostic(
      "xl refuses the octal escape \(file.quoted(mistake.range))",
      at: mistake.range,
      help: "write the character without an escape, or write the backslash twice",
      fixes: [Diagnostic.Fix("write the backslash twice", slash, "\\", .changesMeaning)],
    )
  }
}
