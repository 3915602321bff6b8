import XLModel
import XLText

/// A list where an entry must be a text.
enum NestedEntryList: Rule {
  static let code: DiagnosticCode = 3115
  static let page = RulePage(
    .warning,
    "A list is used where a string is required.",
    why: """
      In some lists xl silently stops there, in some it refuses the file, and in some it crashes.
      """,
    bad: "vsnd = [ [ \"CARD, short-name=Main\", [ \"PCM, name=Main\" ] ] ]\n",
    good: "vsnd = [ [ \"CARD, short-name=Main\", \"PCM, name=Main\" ] ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "'\(finding.key)' contains a list; expected a string",
      help: "remove the inner brackets",
      note: finding.isSurvived ? "xl silently ignores it" : nil,
    )
  }
}
