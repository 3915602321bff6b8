import XLText

enum EmptyEntryValue: Rule {
  static let code: DiagnosticCode = 3105
  static let page = RulePage(
    .warning,
    "An option of an entry has no value after its `=`.",
    why: "xl reads an empty number as 0, and refuses a file with an empty string.",
    bad: "usbctrl = [ \"ports=\" ]\n",
    good: "usbctrl = [ \"ports=4\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, option: String) -> Diagnostic {
    diagnostic(
      finding,
      "'\(option)' is empty"
        + (finding.isSurvived ? "; xl accepts this" : "; expected a value"),
      help: "write a value after the '=', or remove the option",
    )
  }
}
