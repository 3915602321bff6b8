import XLModel
import XLText

/// An interface name with an invalid byte.
enum OddInterfaceName: Rule {
  static let code: DiagnosticCode = 2062
  static let page = RulePage(
    .error,
    "An interface name with an invalid byte.",
    why: """
      The kernel refuses names with a slash, a colon or blanks.
      """,
    subject: .vif,
    bad: "vifname=a/b",
    good: "vifname=a-b",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) is not allowed in the name of a network interface",
      at: problem.range,
      help: "expected up to \(NicLowering.interfaceNameCountMax) bytes without '/', ':', '%' and blanks",
    )
  }
}
