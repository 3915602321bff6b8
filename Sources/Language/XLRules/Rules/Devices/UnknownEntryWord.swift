import XLText

enum UnknownEntryWord: Rule {
  static let code: DiagnosticCode = 3107
  static let page = RulePage(
    .error,
    "An option of an entry has an unknown value.",
    why: "xl refuses the file.",
    bad: "usbctrl = [ \"type=devicemodl\" ]\n",
    good: "usbctrl = [ \"type=devicemodel\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding, option: String?, allowed: [String]) -> Diagnostic {
    let near = finding.nearest(allowed)
    let subject = option.map { "'\($0)'" } ?? "'\(finding.key)'"
    return diagnostic(
      finding,
      "unknown value \(finding.quoted) of \(subject)"
        + (near.map { "; did you mean '\($0)'?" } ?? "; expected \(WordRow.any(allowed))"),
      help: near == nil || allowed.count == 1
        ? nil : "expected \(WordRow.any(allowed))",
      fixes: finding.suggestion(allowed),
    )
  }
}
