import XLModel
import XLText

/// An option that is twice in one entry.
enum RepeatedEntryOption: Rule {
  static let code: DiagnosticCode = 3106
  static let page = RulePage(
    .warning,
    "An entry has an option twice.",
    why: """
      xl uses the last one, without a message.
      """,
    bad: "usbctrl = [ \"version=1,version=2\" ]\n",
    good: "usbctrl = [ \"version=2\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, name: String) -> Diagnostic {
    diagnostic(
      finding,
      "'\(name)' is given twice in this entry; xl uses the last one",
      help: "remove one of them",
    )
  }
}
