import XLModel
import XLText

/// A list where an entry must be a text.
enum NestedEntryList: Rule {
  static let code: DiagnosticCode = 3115
  static let page = RulePage(
    .warning,
    "A list stands as an element where a text must stand.",
    why: """
      In some lists xl silently stops there, in some it refuses the file, and in some it crashes.
      """,
    bad: "vsnd = [ [ \"CARD, short-name=Main\", [ \"PCM, name=Main\" ] ] ]\n",
    good: "vsnd = [ [ \"CARD, short-name=Main\", \"PCM, name=Main\" ] ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "a list stands in '\(finding.key)'; expected a text",
      help: "take the inner brackets away",
      note: finding.isSurvived ? "xl reads nothing of it, and says nothing" : nil,
    )
  }
}
