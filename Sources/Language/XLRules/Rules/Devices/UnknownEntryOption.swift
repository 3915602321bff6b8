import XLModel
import XLText

/// An option of an entry that xl does not know, and because of which it refuses the file.
enum UnknownEntryOption: FileRule {
  static let code: DiagnosticCode = 3101
  static let page = RulePage(
    .error,
    "An entry of a list has an option that xl does not know.",
    why: """
      xl refuses the whole file because of it.
      Names are compared to the letter; they have no blanks, and no upper-case letters.
      """,
    bad: "usbctrl = [ \"tipe=pv\" ]\n",
    good: "usbctrl = [ \"type=pv\" ]\n",
    fix: .changesMeaning,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> [String]? in
      if case .unknownOption(let allowed, false) = problem { allowed } else { nil }
    }.map { finding in
      let near = finding.nearest(finding.found)
      return diagnostic(
        finding,
        "\(finding.quoted) is no option of '\(finding.key)'" + (near.map { "; did you mean '\($0)'?" } ?? ""),
        help: help(finding),
        fixes: finding.suggestion(finding.found),
      )
    }
  }

  /// What there is, and a word about names that the manual has wrong.
  private static func help(_ finding: EntryFinding<[String]>) -> String {
    let isStream = finding.key == "vsnd" && finding.file.text[finding.range].elementsEqual("id".utf8)
    if isStream { return "the manual's example is wrong: a stream is named by 'unique-id'" }
    return "the options are \(WordRow.all(finding.found))"
  }
}
