import XLText

enum MultiTouchWithoutSize: EntryRule {
  static let code: DiagnosticCode = 3170
  static let page = RulePage(
    .error,
    "A multi-touch `vkb` has no size and no number of contacts.",
    why: """
      xl refuses the file: `multi-touch-width`, `multi-touch-height` or `multi-touch-num-contacts` must be \
      above 0.
      """,
    bad: "vkb = [ \"backend-type=linux,feature-multi-touch=1\" ]\n",
    good: "vkb = [ \"backend-type=linux,multi-touch-width=800,multi-touch-height=600\" ]\n",
  )
  static let help = "add multi-touch-width=… and multi-touch-height=…"

  static func message(_ finding: EntryFinding) -> String {
    "multi-touch requires multi-touch-width, multi-touch-height or multi-touch-num-contacts above 0"
  }
}
