import XLModel
import XLText

/// A number in place of the name of a mode.
enum DeprecatedForm: ProblemRule {
  static let code: DiagnosticCode = 3029
  static let page = RulePage(
    .warning,
    "A mode is given by its number.",
    why: "Numbers of modes come from xm; xl takes them, and warns each time.",
    bad: "tsc_mode = 2\n",
    good: "tsc_mode = \"native\"\n",
    fix: .safe,
  )

  static func takes(_ problem: DomainProblem, in file: RuleSubject) -> Bool {
    if case .deprecatedNumber = problem.kind { true } else { false }
  }

  static func word(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    guard case .deprecatedNumber(let names) = problem.kind, let number = file.number(problem.key),
      names.indices.contains(Int(number))
    else { return diagnostic("a number for '\(problem.key)' is deprecated", at: problem.range) }
    let name = names[Int(number)]
    return diagnostic(
      "the number \(number) of '\(problem.key)' is deprecated; its name is '\(name)'",
      at: problem.range,
      fixes: file.replacing(problem.range, by: "\"\(name)\"", "write its name", .safe),
    )
  }
}
