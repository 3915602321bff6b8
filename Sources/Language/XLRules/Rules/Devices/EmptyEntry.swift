import XLModel
import XLText

enum EmptyEntry: Rule {
  static let code: DiagnosticCode = 3114
  static let page = RulePage(
    .warning,
    "An entry of a list is empty.",
    why: """
      For some lists xl creates a device with default values; for others it crashes.
      An empty list is `[]`.
      """,
    bad: "usbctrl = [ \"\" ]\n",
    good: "usbctrl = [ ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, effect: EntryProblem.EmptyEntryEffect) -> Diagnostic {
    diagnostic(
      finding,
      effect == .crashes
        ? "this entry is empty; expected a value"
        : "this entry is empty; xl creates a device with default values",
      help: "remove it, or write a value",
    )
  }
}
