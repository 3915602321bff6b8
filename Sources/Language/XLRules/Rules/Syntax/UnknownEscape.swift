import XLText

enum UnknownEscape: SyntaxRule {
  static let code: DiagnosticCode = 22
  static let page = RulePage(
    .error,
    "A string contains an unknown escape.",
    why: """
      xl knows the escapes `\\\\`, `\\"`, `\\'`, `\\a`, `\\b`, `\\f`, `\\n`, `\\r`, `\\t` and `\\v`.
      It refuses a file with any other.
      """,
    bad: "extra = \"quiet\\ splash\"\n",
    good: "extra = \"quiet\\\\ splash\"\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let slash = ByteRange(mistake.range.start, mistake.range.start)
    return diagnostic(
      "unknown escape \(file.quoted(mistake.range)); expected "
        + "one of \\\\ \\\" \\' \\a \\b \\f \\n \\r \\t \\v",
      at: mistake.range,
      help: "write a literal backslash twice",
      fixes: [Diagnostic.Fix("write the backslash twice", slash, "\\", .changesMeaning)],
    )
  }
}
