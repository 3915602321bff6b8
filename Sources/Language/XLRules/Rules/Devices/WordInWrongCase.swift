import XLModel
import XLText

/// A value that would be right in other letters.
enum WordInWrongCase: Rule {
  static let code: DiagnosticCode = 3108
  static let page = RulePage(
    .error,
    "A value is right but for upper-case and lower-case letters.",
    why: """
      Half of the words are compared to the letter, and half are not; these are.
      The manual prints `SOCKET` and `PTY` for channels, and xl takes neither.
      """,
    bad: "channel = [ \"connection=PTY,name=org.example.agent\" ]\n",
    good: "channel = [ \"connection=pty,name=org.example.agent\" ]\n",
    fix: .safe,
  )

  static func diagnostic(_ finding: EntryFinding, name: String) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is compared to the letter; expected '\(name)'",
      fixes: [finding.replacing("write '\(name)'", name, .safe)],
    )
  }
}
