import XLModel
import XLText

/// An MTU that no interface can have.
enum MtuOutOfRange: Rule {
  static let code: DiagnosticCode = 2055
  static let page = RulePage(
    .error,
    "An MTU that no interface can have.",
    why: """
      IPv4 needs 68 bytes; Linux gives a vif at most 65535.
      """,
    subject: .vif,
    bad: "mtu=67",
    good: "mtu=1500",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "an mtu of \(nic.shown(problem.range)) cannot be set; expected \(problem.limits)",
      at: problem.range,
      help: "1500 is the default, 9000 is usual for jumbo frames",
    )
  }
}
