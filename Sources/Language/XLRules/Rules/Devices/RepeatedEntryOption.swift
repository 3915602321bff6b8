import XLModel
import XLText

/// An option that stands twice in one entry.
enum RepeatedEntryOption: Rule {
  static let code: DiagnosticCode = 3106
  static let page = RulePage(
    .warning,
    "An entry has an option twice.",
    why: """
      The last one counts, and xl does not say so.
      """,
    bad: "usbctrl = [ \"version=1,version=2\" ]\n",
    good: "usbctrl = [ \"version=2\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, name: String) -> Diagnostic {
    diagnostic(
      finding,
      "'\(name)' was given before in this entry; the last one counts",
      help: "leave one of them out",
    )
  }
}
