import XLModel
import XLText

enum AbbreviatedValue: Rule {
  static let code: DiagnosticCode = 3018
  static let page = RulePage(
    .warning,
    "A value is abbreviated.",
    why: """
      Because of a bug, xl accepts any beginning of a value, so even an empty `type` means `hvm`.
      A release that fixes the bug will refuse the file.
      """,
    bad: "type = \"h\"\n",
    good: "type = \"hvm\"\n",
    fix: .safe,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject, meaning: String) -> Diagnostic {
    // What a firmware's name becomes is a file name, of which nothing may be left out.
    let isFile = problem.key == "firmware" && file.domain.guest != .hvm
    let safety: Diagnostic.Fix.Safety = isFile ? .changesMeaning : .safe
    return diagnostic(
      isFile
        ? "\(file.value(problem)) of '\(problem.key)' is read as the name of a file; expected '\(meaning)'"
        : "xl reads \(file.value(problem)) of '\(problem.key)' as '\(meaning)'",
      at: problem.range,
      help: "write '\(meaning)'",
      fixes: file.replacing(problem.range, by: "\"\(meaning)\"", "write '\(meaning)'", safety),
    )
  }
}
