import XLModel
import XLText

/// Text that has no effect.
enum UnreadRest: Rule {
  static let code: DiagnosticCode = 3113
  static let page = RulePage(
    .warning,
    "xl does not look at the end of an entry or of a value.",
    why: """
      What stands there has no effect, and xl does not say so.
      """,
    bad: "pci = [ \"bdf=01:00.0;1\" ]\n",
    good: "pci = [ \"bdf=01:00.0\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "\(finding.quoted) is not looked at",
      help: "remove it, or fix the text before it",
    )
  }
}
