import XLModel
import XLSyntax
import XLText

enum AppendedNumber: Rule {
  static let code: DiagnosticCode = 3016
  static let page = RulePage(
    .error,
    "A number is set with `+=`.",
    why: "xl appends only to lists and strings: it warns, and ignores the setting.",
    bad: "memory += 512\n",
    good: "memory = 512\n",
    fix: .changesMeaning,
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    let place = file.entry(problem.key)?.setting.operatorRange ?? problem.range
    return diagnostic(
      "'+=' appends only to lists and strings, but '\(problem.key)' is a number; \(problem.consequence)",
      at: place,
      fixes: file.replacing(place, by: "=", "write '='", .changesMeaning),
    )
  }
}
