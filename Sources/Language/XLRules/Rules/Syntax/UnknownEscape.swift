import XLSyntax
import XLText

/// A backslash before a letter that means nothing.
enum UnknownEscape: SyntaxRule {
  static let code: DiagnosticCode = 22
  static let page = RulePage(
    .error,
    "A backslash is before a letter that is not an escape.",
    why: """
      Both kinds of quotes support the escapes `\\\\`, `\\"`, `\\'`, `\\a`, `\\b`, `\\f`, `\\n`, `\\r`, \
      `\\t` and `\\v`.
      Any other letter makes xl refuse the file.
      """,
    bad: "extra = \"quiet\\ splash\"\n",
    good: "extra = \"quiet\\\\ splash\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let slash = ByteRange(mistake.range.start, mistake.range.start)
    return diagnostic(
      "\(file.quoted(mistake.range)) is not an escape; expected "
        + "one of \\\\ \\\" \\' \\a \\b \\f \\n \\r \\t \\v",
      at: mistake.range,
      help: "a backslash is written twice",
      fixes: [
        Diagnostic.Fix("write the backslash twice", edits: [TextEdit(slash, "\\")], safety: .changesMeaning)
      ],
    )
  }
}
