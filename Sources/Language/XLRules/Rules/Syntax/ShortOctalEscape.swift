import XLSyntax
import XLText

/// An octal escape that xl refuses.
enum ShortOctalEscape: SyntaxRule {
  static let code: DiagnosticCode = 24
  static let page = RulePage(
    .error,
    "A backslash is before a digit.",
    why: """
      xl reads the bytes after the first digit as a decimal number, and refuses the file if there are \
      fewer than two.
      A backslash is written twice.
      """,
    bad: "extra = \"a\\0b\"\n",
    good: "extra = \"a\\\\0b\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let slash = ByteRange(mistake.range.start, mistake.range.start)
    return diagnostic(
      "\(file.quoted(mistake.range)) is an octal escape, which xl does not read",
      at: mistake.range,
      help: "write the character without an escape, or a backslash twice",
      fixes: [
        Diagnostic.Fix("write the backslash twice", edits: [TextEdit(slash, "\\")], safety: .changesMeaning)
      ],
    )
  }
}
