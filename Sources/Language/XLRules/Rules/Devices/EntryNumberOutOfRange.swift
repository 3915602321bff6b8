import XLModel
import XLText

/// A number that does not fit where it goes.
enum EntryNumberOutOfRange: FileRule {
  static let code: DiagnosticCode = 3111
  static let page = RulePage(
    .warning,
    "A number in an entry is negative, or too large for the place it goes to.",
    why: """
      xl silently cuts off what does not fit and continues with another number.
      """,
    bad: "usbdev = [ \"type=hostdev,hostbus=300,hostaddr=2\" ]\n",
    good: "usbdev = [ \"type=hostdev,hostbus=3,hostaddr=2\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> (option: String, taken: Int64, most: Int64)? in
      if case .wrappedNumber(let option, let taken, let most) = problem { (option, taken, most) } else { nil }
    }.map { finding in
      let (option, taken, most) = finding.found
      return diagnostic(
        finding,
        "\(finding.quoted) is not between 0 and \(most); xl takes '\(option)' for \(taken)",
        help: "write a number from 0 to \(most)",
      )
    }
  }
}
