import XLText

enum UnknownEntryOption: Rule {
  static let code: DiagnosticCode = 3101
  static let page = RulePage(
    .error,
    "An entry of a list has an unknown option.",
    why: """
      xl refuses the file.
      Options are case-sensitive, and have no upper-case letters and no spaces.
      """,
    bad: "usbctrl = [ \"tipe=pv\" ]\n",
    good: "usbctrl = [ \"type=pv\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding, allowed: [String]) -> Diagnostic {
    let near = finding.nearest(allowed)
    return diagnostic(
      finding,
      "unknown option \(finding.quoted) of '\(finding.key)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
      help: help(finding, allowed),
      fixes: finding.suggestion(allowed),
    )
  }

  /// What there is, and a word about names that the manual has wrong.
  private static func help(_ finding: EntryFinding, _ allowed: [String]) -> String {
    let isStream = finding.key == "vsnd" && finding.file.text[finding.range].elementsEqual("id".utf8)
    if isStream { return "write 'unique-id' for a stream; the manual's example is wrong" }
    return "the options are \(WordRow.all(allowed))"
  }
}
