import XLText

enum ByteOrderMark: SyntaxRule {
  static let code: DiagnosticCode = 17
  static let page = RulePage(
    .error,
    "The file begins with a byte order mark.",
    why: "Some editors write three invisible bytes at the start of a file; xl refuses the file.",
    bad: "\u{FEFF}name = \"web\"\n",
    good: "name = \"web\"\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "the file begins with a byte order mark; xl refuses it",
      at: mistake.range,
      help: "save the file as UTF-8 without a byte order mark",
      fixes: [Diagnostic.Fix("remove it", mistake.range, "", .safe)],
    )
  }
}
