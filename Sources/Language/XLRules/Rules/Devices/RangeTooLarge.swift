import XLModel
import XLText

/// A number that is too large.
enum RangeTooLarge: FileRule {
  static let code: DiagnosticCode = 3151
  static let page = RulePage(
    .error,
    "A number in an entry is too large.",
    why: """
      Ports and interrupts are less than 4294967295 for xl; there are 65536 ports.
      No cache has 65536 colours.
      """,
    bad: "irqs = [ 4294967295 ]\n",
    good: "irqs = [ 42 ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { $0 == .range(.tooLarge) ? true : nil }.map { finding in
      diagnostic(finding, "\(finding.quoted) is larger than anything that '\(finding.key)' can be")
    }
  }
}
