import XLModel
import XLText

/// A text where an entry must be a list.
enum EntryNotAList: FileRule {
  static let code: DiagnosticCode = 3116
  static let page = RulePage(
    .error,
    "A text stands where a list must stand.",
    why: """
      The entries of `vnuma` and `vsnd` are lists of texts, and `mca_caps` is one.
      xl refuses the file.
      """,
    bad: "vsnd = [ \"CARD, short-name=Main\" ]\n",
    good: "vsnd = [ [ \"CARD, short-name=Main\" ] ]\n",
    fix: .changesMeaning,
  )

  static func check(_ file: RuleSubject) -> [Diagnostic] {
    file.entries { (problem) -> String? in
      if case .notAList(let form) = problem { form } else { nil }
    }.map { finding in
      diagnostic(
        finding,
        "a single text stands in '\(finding.key)'; expected \(finding.found)",
        help: "put brackets around it",
        fixes: [
          Diagnostic.Fix(
            "put brackets around it",
            edits: [
              TextEdit(ByteRange(finding.range.start, finding.range.start), "["),
              TextEdit(ByteRange(finding.range.end, finding.range.end), "]"),
            ],
            safety: .changesMeaning,
          )
        ],
      )
    }
  }
}
