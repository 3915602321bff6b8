import XLModel
import XLText

/// A value of an entry that is not one of the allowed words.
enum UnknownEntryWord: Rule {
  static let code: DiagnosticCode = 3107
  static let page = RulePage(
    .error,
    "A value in an entry is not one of its words.",
    why: """
      xl refuses the file.
      """,
    bad: "usbctrl = [ \"type=devicemodl\" ]\n",
    good: "usbctrl = [ \"type=devicemodel\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding, option: String?, allowed: [String]) -> Diagnostic {
    let near = finding.nearest(allowed)
    let subject = option.map { "'\($0)'" } ?? "'\(finding.key)'"
    return diagnostic(
      finding,
      "\(finding.quoted) is not a value of \(subject)"
        + (near.map { "; did you mean '\($0)'?" } ?? "; expected \(WordRow.any(allowed))"),
      help: near == nil || allowed.count == 1
        ? nil : "it can be \(WordRow.any(allowed))",
      fixes: finding.suggestion(allowed),
    )
  }
}
