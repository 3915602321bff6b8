import XLModel
import XLText

enum DeprecatedForm: Rule {
  static let code: DiagnosticCode = 3029
  static let page = RulePage(
    .warning,
    "A mode is set by its number.",
    why: "xl prints a warning each time the domain is created; the number does not show which mode is meant.",
    bad: "tsc_mode = 2\n",
    good: "tsc_mode = \"native\"\n",
    fix: .safe,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject, names: [String]) -> Diagnostic {
    guard let number = file.number(problem.key), names.indices.contains(Int(number))
    else { return diagnostic("a number for '\(problem.key)' is deprecated", at: problem.range) }
    let name = names[Int(number)]
    return diagnostic(
      "a number for '\(problem.key)' is deprecated; expected '\(name)' instead of \(number)",
      at: problem.range,
      fixes: file.replacing(problem.range, by: "\"\(name)\"", "write '\(name)'", .safe),
    )
  }
}
