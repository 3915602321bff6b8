import XLModel
import XLText

enum MissingName: Rule {
  static let code: DiagnosticCode = 3020
  static let page = RulePage(
    .error,
    "The file does not set `name`.",
    why: """
      xl refuses a file without a name.
      The severity is warning if the file also sets no type and no kernel: it may be a fragment.
      """,
    bad: "type = \"hvm\"\nmemory = 512\n",
    good: "name = \"web\"\ntype = \"hvm\"\nmemory = 512\n",
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic? {
    // A list is reported already.
    if file.sets("name") || !file.demandsWhole { return nil }
    return diagnostic(
      "'name' is not set; xl refuses the file",
      at: problem.range,
      severity: file.domain.isFragment ? .warning : .error,
      help: "add name = \"…\"",
    )
  }
}
