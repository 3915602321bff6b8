import XLText

enum DroppedByte: SyntaxRule {
  static let code: DiagnosticCode = 18
  static let page = RulePage(
    .error,
    "xl silently ignores the last byte of the file.",
    why: """
      If a file does not end with a line feed, xl ignores a last byte that cannot begin a token.
      `memory = 512M` as the last line sets 512; with a line feed after it, it is an error.
      """,
    bad: "name = \"web\"\nmemory = 512M",
    good: "name = \"web\"\nmemory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    // A comment sign that is dropped leaves the meaning as it looks.
    let isHarmless = file.text[mistake.range].first == UInt8(ascii: "#")
    return diagnostic(
      "xl silently ignores \(file.quoted(mistake.range)), the last byte of the file",
      at: mistake.range,
      severity: isHarmless ? .warning : .error,
      help: "remove it, and end the file with a line feed",
      fixes: [Diagnostic.Fix("replace it by a line feed", mistake.range, "\n", .safe)],
    )
  }
}
