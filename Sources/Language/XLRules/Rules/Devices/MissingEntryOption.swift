import XLModel
import XLText

/// An entry without an option that it needs.
enum MissingEntryOption: FileRule {
  static let code: DiagnosticCode = 3103
  static let page = RulePage(
    .warning,
    "An entry of a list lacks an option that it cannot do without.",
    why: """
      xl refuses some of these, and makes others into devices that do not work.
      """,
    bad: "usbdev = [ \"hostbus=1,hostaddr=2\" ]\n",
    good: "usbdev = [ \"type=hostdev,hostbus=1,hostaddr=2\" ]\n",
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> [String]? in
      if case .missingOption(let names) = problem { names } else { nil }
    }.map { finding in
      let names = finding.found.map { "'\($0)'" }
      if finding.key == "usbdev", finding.found == ["type"] {
        return diagnostic(
          finding,
          "this entry of 'usbdev' has no 'type'",
          help: "add 'type=hostdev'",
          note: "xl takes it for hostdev, but the record for a restart loses the address of the device"
        )
      }
      return diagnostic(
        finding,
        "this entry of '\(finding.key)' has no \(WordRow.any(names))",
        help: "add " + WordRow.all(finding.found.map { "'\($0)=…'" }),
        note: finding.isSurvived ? "xl takes it, and makes a device that does not work" : nil,
      )
    }
  }
}
