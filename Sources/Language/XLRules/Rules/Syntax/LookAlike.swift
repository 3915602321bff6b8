import XLSyntax
import XLText

/// Characters that look like those of the grammar and are others.
enum LookAlike: SyntaxRule {
  static let code: DiagnosticCode = 3
  static let page = RulePage(
    .error,
    "A character looks like an ASCII character, but is another character.",
    why: """
      Word processors and web pages turn straight quotes into typographic ones and blanks into no-break \
      spaces.
      Outside of strings xl knows only ASCII, and refuses the file; the difference is not visible on a screen.
      """,
    bad: "name = “web”\n",
    good: "name = \"web\"\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    let found = LookAlikes.all(in: file.text, mistake.range)
    guard let first = found.first else { return diagnostic("an unknown character", at: mistake.range) }
    let meaning =
      switch first.meaning {
      case "": "expected nothing here"
      case " ": "expected a plain blank"
      case "\n": "expected the end of the line"
      default: "expected \(first.meaning)"
      }
    return diagnostic(
      "\(file.quoted(first.range)) is \(LookAlikes.name(of: first.scalar)); \(meaning)",
      at: mistake.range,
      help: "retype the character, outside of a word processor",
      fixes: [
        Diagnostic.Fix(
          found.count == 1 ? "write the plain character" : "write plain characters",
          edits: found.map { TextEdit($0.range, $0.meaning) },
          safety: .safe,
        )
      ],
    )
  }
}
