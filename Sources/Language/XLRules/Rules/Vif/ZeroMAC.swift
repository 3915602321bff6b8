import XLModel
import XLText

/// Six zeros.
enum ZeroMAC: Rule {
  static let code: DiagnosticCode = 2036
  static let page = RulePage(
    .warning,
    "Six zeros.",
    why: """
      libxl takes six zeros for no address and makes one up at each start.
      """,
    subject: .vif,
    bad: "mac=00:00:00:00:00:00",
    good: "mac=00:16:3e:00:00:01",
  )

  static func diagnostic(_ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "an address of zeros makes libxl choose a random one",
      at: problem.range,
      help: "leave 'mac' out to say so",
    )
  }
}
