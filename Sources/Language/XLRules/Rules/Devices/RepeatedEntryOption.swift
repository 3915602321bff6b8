import XLModel
import XLText

/// An option that stands twice in one entry.
enum RepeatedEntryOption: FileRule {
  static let code: DiagnosticCode = 3106
  static let page = RulePage(
    .warning,
    "An entry has an option twice.",
    why: """
      The last one counts, and xl does not say so.
      """,
    bad: "usbctrl = [ \"version=1,version=2\" ]\n",
    good: "usbctrl = [ \"version=2\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> String? in
      if case .repeatedOption(let name) = problem { name } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        "'\(finding.found)' was given before in this entry; the last one counts",
        help: "leave one of them out",
      )
    }
  }
}
