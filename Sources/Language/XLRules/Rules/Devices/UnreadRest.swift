import XLText

enum UnreadRest: Rule {
  static let code: DiagnosticCode = 3113
  static let page = RulePage(
    .warning,
    "xl ignores the end of an entry or of a value.",
    why: "xl prints no message, and uses only the part before it.",
    bad: "pci = [ \"bdf=01:00.0;1\" ]\n",
    good: "pci = [ \"bdf=01:00.0\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "xl silently ignores \(finding.quoted)",
      help: "remove it, or correct the part before it",
    )
  }
}
