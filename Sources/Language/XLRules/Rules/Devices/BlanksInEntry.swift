import XLText

enum BlanksInEntry: Rule {
  static let code: DiagnosticCode = 3112
  static let page = RulePage(
    .warning,
    "A name or a value contains leading or trailing spaces.",
    why: """
      xl skips only spaces after a comma, and treats others as part of the name or the value.
      The option is then unknown, or has another value than intended.
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
      "\(finding.quoted) has spaces that xl treats as part of the " + (isName ? "name" : "value"),
      fixes: [finding.replacing("remove the spaces", String(decoding: bare, as: UTF8.self), .changesMeaning)],
    )
  }
}
