import XLModel
import XLText

/// Blanks that become part of a name or a value.
enum BlanksInEntry: Rule {
  static let code: DiagnosticCode = 3112
  static let page = RulePage(
    .warning,
    "xl treats blanks as part of a name or of a value.",
    why: """
      In most lists xl skips only spaces after a comma.
      A blank before `=` makes another name; a blank at the end of a value becomes part of it.
      """,
    bad: "vtpm = [ \"backend=tpm \" ]\n",
    good: "vtpm = [ \"backend=tpm\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding, isName: Bool) -> Diagnostic {
    let front = finding.file.text[finding.range].drop(while: \.isSpace)
    let bare = front.lastIndex { !$0.isSpace }.map { front[...$0] } ?? []
    return diagnostic(
      finding,
      "\(finding.quoted) has blanks that xl treats as part of the " + (isName ? "name" : "value"),
      fixes: [
        finding.replacing("remove the blanks", String(decoding: bare, as: UTF8.self), .changesMeaning)
      ],
    )
  }
}
