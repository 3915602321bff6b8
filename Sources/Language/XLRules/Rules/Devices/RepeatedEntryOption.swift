import XLText

enum RepeatedEntryOption: Rule {
  static let code: DiagnosticCode = 3106
  static let page = RulePage(
    .warning,
    "An entry has the same option twice.",
    why: "xl silently uses the last one.",
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
