import XLModel
import XLSyntax
import XLText

/// A number that `+=` adds.
enum AppendedNumber: Rule {
  static let code: DiagnosticCode = 3016
  static let page = RulePage(
    .error,
    "A number is set with '+='.",
    why: "xl adds to lists and texts only; it warns and goes on as if the key were not there.",
    bad: "memory += 512\n",
    good: "memory = 512\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let place = file.entry(problem.key)?.setting.operatorRange ?? problem.range
    let follows = problem.outcome == .refuses ? "xl refuses the file" : "xl goes on without it"
    return diagnostic(
      "'+=' adds to lists and texts only, and '\(problem.key)' is a number; \(follows)",
      at: place,
      fixes: file.replacing(place, by: "=", "write '='", .changesMeaning),
    )
  }
}
