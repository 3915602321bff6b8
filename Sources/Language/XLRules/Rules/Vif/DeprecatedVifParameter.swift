import XLModel
import XLText

/// A key with a newer name.
enum DeprecatedVifParameter: Rule {
  static let code: DiagnosticCode = 2007
  static let page = RulePage(
    .warning,
    "A key with a newer name.",
    why: """
      xl takes the old name, prints a warning, and may drop it in a later release.
      """,
    subject: .vif,
    bad: "netdev=eth0",
    good: "gatewaydev=eth0",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'netdev' is the old name of 'gatewaydev'",
      at: problem.range,
      notes: [Diagnostic.Note("xl \(nic.xen) prints a line about it and takes the value")],
      fixes: nic.fix("write 'gatewaydev'", problem.range, "gatewaydev", .safe),
    )
  }
}
