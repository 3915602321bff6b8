import XLModel
import XLText

/// A value of an entry that is none of the words allowed.
enum UnknownEntryWord: FileRule {
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

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> (option: String?, allowed: [String])? in
      if case .unknownWord(let option, let allowed) = problem { (option, allowed) } else { nil }
    }.map { finding in
      let near = finding.nearest(finding.found.allowed)
      let subject = finding.found.option.map { "'\($0)'" } ?? "'\(finding.key)'"
      return diagnostic(
        finding,
        "\(finding.quoted) is no value of \(subject)"
          + (near.map { "; did you mean '\($0)'?" } ?? "; expected \(WordRow.any(finding.found.allowed))"),
        help: near == nil || finding.found.allowed.count == 1
          ? nil : "it can be \(WordRow.any(finding.found.allowed))",
        fixes: finding.suggestion(finding.found.allowed),
      )
    }
  }
}
