import XLText

enum MalformedEntryValue: Rule {
  static let code: DiagnosticCode = 3109
  static let page = RulePage(
    .error,
    "A value in an entry is malformed.",
    why: "xl refuses most such values; it crashes on a connector of a display without a colon.",
    bad: "vtpm = [ \"backend=tpm,uuid=1234\" ]\n",
    good: "vtpm = [ \"backend=tpm,uuid=5e2f0c1a-90d7-4c8e-9f51-3f0d2b7c6a10\" ]\n",
  )

  static func diagnostic(_ finding: EntryFinding, option: String?, form: String) -> Diagnostic {
    let subject = option.map { " of '\($0)'" } ?? ""
    return diagnostic(
      finding,
      "\(finding.quoted)\(subject) is malformed; expected \(form)"
    )
  }
}
