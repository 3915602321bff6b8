import XLText

enum WordInWrongCase: Rule {
  static let code: DiagnosticCode = 3108
  static let page = RulePage(
    .error,
    "A value has the wrong case.",
    why: """
      xl refuses the file: some values are case-sensitive.
      For channels the manual shows `SOCKET` and `PTY`, but xl refuses both.
      """,
    bad: "channel = [ \"connection=PTY,name=org.example.agent\" ]\n",
    good: "channel = [ \"connection=pty,name=org.example.agent\" ]\n",
    fix: .safe,
  )

  static func diagnostic(_ finding: EntryFinding, name: String) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) has the wrong case; expected '\(name)'",
      fixes: [finding.replacing("write '\(name)'", name, .safe)],
    )
  }
}
