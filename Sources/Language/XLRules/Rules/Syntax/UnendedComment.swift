import XLText

enum UnendedComment: SyntaxRule {
  static let code: DiagnosticCode = 19
  static let page = RulePage(
    .error,
    "The file ends in a comment without a line feed.",
    why: "xl refuses the file: a comment must end with a line feed.",
    bad: "name = \"web\"\n# the end",
    good: "name = \"web\"\n# the end\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let end = ByteRange(file.text.bytes.count, file.text.bytes.count)
    return diagnostic(
      "expected a line feed after the comment on the last line; xl refuses the file",
      at: mistake.range,
      help: "end the file with a line feed",
      fixes: [Diagnostic.Fix("add a line feed", end, "\n", .safe)],
    )
  }
}
