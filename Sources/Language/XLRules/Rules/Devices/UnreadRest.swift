import XLText

enum UnreadRest: EntryRule {
  static let code: DiagnosticCode = 3113
  static let page = RulePage(
    .warning,
    "xl ignores the end of an entry or of a value.",
    why: "xl prints no message, and uses only the part before it.",
    bad: "pci = [ \"bdf=01:00.0;1\" ]\n",
    good: "pci = [ \"bdf=01:00.0\" ]\n",
  )
  static let help = "remove it, or correct the part before it"

  static func message(_ finding: EntryFinding) -> String { "xl silently ignores \(finding.quoted)" }
}
