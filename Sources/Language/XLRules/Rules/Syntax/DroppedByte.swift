import XLSyntax
import XLText

/// A last byte of the file that xl silently ignores.
enum DroppedByte: SyntaxRule {
  static let code: DiagnosticCode = 18
  static let page = RulePage(
    .error,
    "xl silently ignores the last byte of the file.",
    why: """
      If a file has no line feed at its end and no token can begin with its last byte, xl \
      ignores it.
      `memory = 512M` as the last line is 512; with a line feed after it, it is an error.
      """,
    bad: "name = \"web\"\nmemory = 512M",
    good: "name = \"web\"\nmemory = 512\n",
    fix: .safe,
  )

  static func diagnostic(_ mistake: SyntaxMistake, in file: RuleSubject) -> Diagnostic {
    // A comment sign that is dropped leaves the meaning as it looks.
    let isHarmless = file.text[mistake.range].first == UInt8(ascii: "#")
    return diagnostic(
      "\(file.quoted(mistake.range)) is the last byte of the file, and xl silently ignores it",
      at: mistake.range,
      severity: isHarmless ? .warning : .error,
      help: "remove it, and end the file with a line feed",
      fixes: [
        Diagnostic.Fix("end the line before it", edits: [TextEdit(mistake.range, "\n")], safety: .safe)
      ],
    )
  }
}
