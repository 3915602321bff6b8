import XLModel
import XLText

/// Six zeros.
enum ZeroMAC: Rule {
  static let code: DiagnosticCode = 2036
  static let page = RulePage(
    .warning,
    "The address consists of zeros.",
    why: """
      libxl treats an address of zeros as missing, and generates a random address at each start.
      """,
    subject: .vif,
    bad: "mac=00:00:00:00:00:00",
    good: "mac=00:16:3e:00:00:01",
  )

  static func diagnostic(_ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "the address is zero, so libxl generates a random address",
      at: problem.range,
      help: "remove 'mac', or write an address",
    )
  }
}
