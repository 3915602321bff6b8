import XLModel
import XLText

/// A number that is too large.
enum RangeTooLarge: Rule {
  static let code: DiagnosticCode = 3151
  static let page = RulePage(
    .error,
    "A number in an entry is too large.",
    why: """
      xl accepts ports and interrupts below 4294967295; there are 65536 ports.
      No cache has 65536 colors.
      """,
    bad: "irqs = [ 4294967295 ]\n",
    good: "irqs = [ 42 ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(finding, "\(finding.quoted) is too large for '\(finding.key)'")
  }
}
