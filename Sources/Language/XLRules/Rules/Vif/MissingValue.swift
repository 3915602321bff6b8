import XLModel
import XLText

enum MissingValue: Rule {
  static let code: DiagnosticCode = 2003
  static let page = RulePage(
    .error,
    "A parameter has no value.",
    why: "xl ignores the parameter: only the flags `trusted` and `untrusted` have no value.",
    subject: .vif,
    bad: "mac=00:16:3e:00:00:01,bridge",
    good: "mac=00:16:3e:00:00:01,bridge=xenbr0",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'\(problem.name)' has no value; expected '\(problem.name)=' and \(expectation(problem.key))",
      at: problem.range,
      notes: [nic.consequence],
    )
  }

  private static func expectation(_ key: NicKey?) -> String {
    guard let key else { return "a value" }
    switch key.kind {
    case .mac: return "six octets such as 00:16:3e:00:00:01"
    case .type: return "'vif' or 'ioemu'"
    case .rate: return "a rate such as 10Mb/s"
    case .number: return "a number"
    case .string, .flag: return "the \(key.summary)"
    }
  }
}
