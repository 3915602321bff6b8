import XLModel
import XLText

/// Several touches without a size.
enum MultiTouchWithoutSize: Rule {
  static let code: DiagnosticCode = 3170
  static let page = RulePage(
    .error,
    "A `vkb` is multi-touch, and has no size and no number of contacts.",
    why: """
      Of `multi-touch-width`, `multi-touch-height` and `multi-touch-num-contacts`, at least one must be \
      more than 0.
      xl refuses the file.
      """,
    bad: "vkb = [ \"backend-type=linux,feature-multi-touch=1\" ]\n",
    good: "vkb = [ \"backend-type=linux,multi-touch-width=800,multi-touch-height=600\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(
      finding,
      "multi-touch requires multi-touch-width, multi-touch-height or multi-touch-num-contacts above 0",
      help: "each of them enables feature-multi-touch",
    )
  }
}
