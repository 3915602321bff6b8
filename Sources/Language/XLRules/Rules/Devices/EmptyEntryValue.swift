import XLModel
import XLText

/// An option with nothing behind its `=`.
enum EmptyEntryValue: Rule {
  static let code: DiagnosticCode = 3105
  static let page = RulePage(
    .warning,
    "An option of an entry has nothing behind its `=`.",
    why: """
      As a number, nothing is 0; where xl needs a text, it refuses the file.
      """,
    bad: "usbctrl = [ \"ports=\" ]\n",
    good: "usbctrl = [ \"ports=4\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, option: String) -> Diagnostic {
    diagnostic(
      finding,
      "'\(option)' is empty"
        + (finding.isSurvived ? ", which xl takes as it is" : "; expected a value"),
      help: "write a value behind the '=', or leave the option out",
    )
  }
}
