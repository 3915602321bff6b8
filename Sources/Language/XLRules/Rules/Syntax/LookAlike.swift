import XLText

enum LookAlike: SyntaxRule {
  static let code: DiagnosticCode = 3
  static let page = RulePage(
    .error,
    "A character only looks like an ASCII character.",
    why: """
      Word processors and web pages turn straight quotes into typographic ones and spaces into no-break \
      spaces.
      Outside of strings xl accepts only ASCII and refuses the file, although the character looks right.
      """,
    bad: "name = “web”\n",
    good: "name = \"web\"\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let found = LookAlikes.all(in: file.text, mistake.range)
    guard let first = found.first else { return diagnostic("unknown character", at: mistake.range) }
    let meaning =
      switch first.meaning {
      case "": "expected no character here"
      case " ": "expected a plain space"
      case "\n": "expected the end of the line"
      default: "expected \(first.meaning)"
      }
    let title = found.count == 1 ? "write the ASCII character" : "write ASCII characters"
    let edits = found.map { TextEdit($0.range, $0.meaning) }
    return diagnostic(
      "\(file.quoted(first.range)) is \(LookAlikes.name(of: first.scalar)); \(meaning)",
      at: mistake.range,
      help: "retype the character in a plain editor",
      fixes: [Diagnostic.Fix(title, edits: edits, safety: .safe)],
    )
  }
}
