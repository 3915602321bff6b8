import XLModel
import XLSyntax
import XLText

/// No name.
enum MissingName: Rule {
  static let code: DiagnosticCode = 3020
  static let page = RulePage(
    .error,
    "The file does not name the domain.",
    why: """
      xl refuses a file without a name.
      It is a warning where the text says nothing either of what kind the guest is and what it starts.
      Then it may be a part of a file.
      """,
    bad: "type = \"hvm\"\nmemory = 512\n",
    good: "name = \"web\"\ntype = \"hvm\"\nmemory = 512\n",
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic? {
    // A list is reported already.
    if file.sets("name") || !file.demandsWhole { return nil }
    return diagnostic(
      "no name is set; xl takes no file without one",
      at: problem.range,
      severity: file.domain.isFragment ? .warning : .error,
      help: "add name = \"…\"",
    )
  }
}
