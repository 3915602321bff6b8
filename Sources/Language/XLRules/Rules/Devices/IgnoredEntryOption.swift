import XLModel
import XLText

/// An option of an entry that xl does not know and skips.
enum IgnoredEntryOption: FileRule {
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

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> [String]? in
      if case .unknownOption(let allowed, true) = problem { allowed } else { nil }
    }.map { finding in
      let near = finding.nearest(finding.found)
      return diagnostic(
        finding,
        "\(finding.quoted) is no option of '\(finding.key)', and xl goes on without it"
          + (near.map { "; did you mean '\($0)'?" } ?? ""),
        help: "the options are \(WordRow.all(finding.found))",
        fixes: finding.suggestion(finding.found),
      )
    }
  }
}
