import XLModel
import XLText

/// A value of an entry that is none of the words allowed.
enum UnknownEntryWord: Rule {
  static let code: DiagnosticCode = 3107
  static let page = RulePage(
    .error,
    "A value in an entry is none of the words that it can be.",
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
      "\(finding.quoted) is no value of \(subject)"
        + (near.map { "; did you mean '\($0)'?" } ?? "; expected \(WordRow.any(allowed))"),
      help: near == nil || allowed.count == 1
        ? nil : "it can be \(WordRow.any(allowed))",
      fixes: finding.suggestion(allowed),
    )
  }
}
