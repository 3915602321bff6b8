import XLText

enum EntryNumberOutOfRange: Rule {
  static let code: DiagnosticCode = 3111
  static let page = RulePage(
    .warning,
    "A number in an entry is negative or too large.",
    why: "xl silently truncates the number, and uses the result.",
    bad: "usbdev = [ \"type=hostdev,hostbus=300,hostaddr=2\" ]\n",
    good: "usbdev = [ \"type=hostdev,hostbus=3,hostaddr=2\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, option: String, taken: Int64, most: Int64) -> Diagnostic {
    return diagnostic(
      finding,
      "\(finding.quoted) is out of range for '\(option)'; xl reads it as \(taken)",
      help: "write a number from 0 to \(most)",
    )
  }
}
