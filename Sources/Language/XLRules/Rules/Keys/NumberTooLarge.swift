import XLModel
import XLText

enum NumberTooLarge: Rule {
  static let code: DiagnosticCode = 3013
  static let page = RulePage(
    .error,
    "A number does not fit into 64 bits.",
    why: "xl warns, and ignores the setting.",
    bad: "maxmem = 99999999999999999999\n",
    good: "maxmem = 4096\n",
  )

  static func diagnostic(_ problem: DomainProblem, in file: RuleSubject) -> Diagnostic {
    diagnostic(
      "\(file.value(problem)) of '\(problem.key)' does not fit into 64 bits; \(problem.consequence)",
      at: problem.range,
    )
  }
}
