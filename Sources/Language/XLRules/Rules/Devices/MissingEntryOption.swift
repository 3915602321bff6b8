import XLText

enum MissingEntryOption: Rule {
  static let code: DiagnosticCode = 3103
  static let page = RulePage(
    .warning,
    "An entry of a list lacks a required option.",
    why: "For some lists xl refuses the file; for others it creates a device that does not work.",
    bad: "usbdev = [ \"hostbus=1,hostaddr=2\" ]\n",
    good: "usbdev = [ \"type=hostdev,hostbus=1,hostaddr=2\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, names: [String]) -> Diagnostic {
    if finding.key == "usbdev", names == ["type"] {
      return diagnostic(
        finding,
        "this entry of 'usbdev' has no 'type'",
        help: "add 'type=hostdev'",
        note: "xl uses 'hostdev', but loses the address of the device when the guest restarts"
      )
    }
    return diagnostic(
      finding,
      "this entry of '\(finding.key)' has no \(WordRow.any(names.map { "'\($0)'" }))",
      help: "add " + WordRow.all(names.map { "'\($0)=…'" }),
      note: finding.isSurvived ? "xl accepts it, and creates a device that does not work" : nil,
    )
  }
}
