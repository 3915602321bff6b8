import XLText

enum NestedEntryList: Rule {
  static let code: DiagnosticCode = 3115
  static let page = RulePage(
    .warning,
    "A list is used where a string is required.",
    why: """
      For some lists xl silently ignores the rest, for some it refuses the file, and for some it crashes.
      """,
    bad: "vsnd = [ [ \"CARD, short-name=Main\", [ \"PCM, name=Main\" ] ] ]\n",
    good: "vsnd = [ [ \"CARD, short-name=Main\", \"PCM, name=Main\" ] ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "found a list in '\(finding.key)'; expected a string",
      help: "remove the inner brackets",
      note: finding.isSurvived ? "xl silently ignores it" : nil,
    )
  }
}
