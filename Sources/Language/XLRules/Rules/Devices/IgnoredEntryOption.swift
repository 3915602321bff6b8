import XLText

enum IgnoredEntryOption: Rule {
  static let code: DiagnosticCode = 3102
  static let page = RulePage(
    .warning,
    "An entry of a list has an unknown option; xl ignores it.",
    why: "The option has no effect, and for most lists xl prints no message.",
    bad: "vfb = [ \"vnc=1,vncpassword=secret\" ]\n",
    good: "vfb = [ \"vnc=1,vncpasswd=secret\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding, allowed: [String]) -> Diagnostic {
    let near = finding.nearest(allowed)
    return diagnostic(
      finding,
      "unknown option \(finding.quoted) of '\(finding.key)'; xl ignores it"
        + (near.map { "; did you mean '\($0)'?" } ?? ""),
      help: "the options are \(WordRow.all(allowed))",
      fixes: finding.suggestion(allowed),
    )
  }
}
