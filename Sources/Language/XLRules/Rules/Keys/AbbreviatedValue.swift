import XLModel
import XLText

/// An abbreviated word.
enum AbbreviatedValue: Rule {
  static let code: DiagnosticCode = 3018
  static let page = RulePage(
    .warning,
    "A word is abbreviated.",
    why: """
      xl compares only as many bytes of the word as the file has, so that nothing at all is 'hvm'.
      That is a mistake of xl rather than a promise.
      """,
    bad: "type = \"h\"\n",
    good: "type = \"hvm\"\n",
    fix: .safe,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject, meaning: String) -> Diagnostic {
    // What a firmware's name becomes is a file name, of which nothing may be left out.
    let isFile = problem.key == "firmware" && file.domain.guest != .hvm
    return diagnostic(
      isFile
        ? "\(file.value(problem)) of '\(problem.key)' names a file that hardly exists; expected '\(meaning)'"
        : "xl takes \(file.value(problem)) of '\(problem.key)' for '\(meaning)'",
      at: problem.range,
      help: "write it out",
      fixes: file.replacing(
        problem.range,
        by: "\"\(meaning)\"",
        "write '\(meaning)'",
        isFile ? .changesMeaning : .safe
      ),
    )
  }
}
