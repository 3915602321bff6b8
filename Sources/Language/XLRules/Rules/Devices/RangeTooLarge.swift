import XLText

enum RangeTooLarge: Rule {
  static let code: DiagnosticCode = 3151
  static let page = RulePage(
    .error,
    "A number in an entry is too large.",
    why: "xl refuses the file, or requests a port, interrupt or cache color that cannot exist.",
    bad: "irqs = [ 4294967295 ]\n",
    good: "irqs = [ 42 ]\n",
  )

  static func diagnostic(_ finding: EntryFinding) -> Diagnostic {
    diagnostic(finding, "\(finding.quoted) is too large for '\(finding.key)'")
  }
}
