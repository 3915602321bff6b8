import XLModel
import XLText

/// An option with nothing after its `=`.
enum EmptyEntryValue: Rule {
  static let code: DiagnosticCode = 3105
  static let page = RulePage(
    .warning,
    "An option of an entry has no value after its `=`.",
    why: """
      xl reads an empty number as 0; where xl requires a string, it refuses the file.
      """,
    bad: "usbctrl = [ \"ports=\" ]\n",
    good: "usbctrl = [ \"ports=4\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, option: String) -> Diagnostic {
    diagnostic(
      finding,
      "'\(option)' is empty"
        + (finding.isSurvived ? ", which xl accepts" : "; expected a value"),
      help: "write a value after the '=', or remove the option",
    )
  }
}
