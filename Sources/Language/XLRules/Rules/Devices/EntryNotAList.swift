import XLText

enum EntryNotAList: Rule {
  static let code: DiagnosticCode = 3116
  static let page = RulePage(
    .error,
    "A string is used where a list is required.",
    why: """
      xl refuses the file.
      `mca_caps`, and each entry of `vnuma` and `vsnd`, is a list of strings.
      """,
    bad: "vsnd = [ \"CARD, short-name=Main\" ]\n",
    good: "vsnd = [ [ \"CARD, short-name=Main\" ] ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding, form: String) -> Diagnostic {
    let edits = [
      TextEdit(ByteRange(finding.range.start, finding.range.start), "["),
      TextEdit(ByteRange(finding.range.end, finding.range.end), "]"),
    ]
    return diagnostic(
      finding,
      "'\(finding.key)' contains a single string; expected \(form)",
      help: "put brackets around it",
      fixes: [Diagnostic.Fix("put brackets around it", edits: edits, safety: .changesMeaning)],
    )
  }
}
