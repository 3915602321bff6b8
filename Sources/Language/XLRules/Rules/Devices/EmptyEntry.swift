import XLModel
import XLText

/// An entry that is empty.
enum EmptyEntry: Rule {
  static let code: DiagnosticCode = 3114
  static let page = RulePage(
    .warning,
    "An entry of a list is empty.",
    why: """
      It makes a device of default values in some lists, and crashes xl in others.
      A list is emptied by `[]`.
      """,
    bad: "usbctrl = [ \"\" ]\n",
    good: "usbctrl = [ ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, effect: EntryProblem.EmptyEntryEffect) -> Diagnostic {
    diagnostic(
      finding,
      effect == .crashes
        ? "nothing stands here, where xl cannot do without"
        : "this entry is empty, and makes a device all the same",
      help: "remove it, or write what it should be",
    )
  }
}
