import XLModel
import XLText

/// An option of an entry that xl does not know and skips.
enum IgnoredEntryOption: Rule {
  static let code: DiagnosticCode = 3102
  static let page = RulePage(
    .warning,
    "An entry of a list has an option that xl does not know, and goes on without.",
    why: """
      What was asked for does not happen, and in most lists xl does not say a word.
      """,
    bad: "vfb = [ \"vnc=1,vncpassword=secret\" ]\n",
    good: "vfb = [ \"vnc=1,vncpasswd=secret\" ]\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ finding: EntryFinding, allowed: [String]) -> Diagnostic {
    let near = finding.nearest(allowed)
    return diagnostic(
      finding,
      "\(finding.quoted) is no option of '\(finding.key)', and xl goes on without it"
        + (near.map { "; did you mean '\($0)'?" } ?? ""),
      help: "the options are \(WordRow.all(allowed))",
      fixes: finding.suggestion(allowed),
    )
  }
}
