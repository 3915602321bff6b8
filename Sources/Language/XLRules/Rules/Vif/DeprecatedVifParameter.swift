import XLModel
import XLText

enum DeprecatedVifParameter: Rule {
  static let code: DiagnosticCode = 2007
  static let page = RulePage(
    .warning,
    "A parameter has a deprecated name.",
    why: "xl prints a warning, and a later release may ignore the parameter.",
    subject: .vif,
    bad: "netdev=eth0",
    good: "gatewaydev=eth0",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'netdev' is deprecated; expected 'gatewaydev'",
      at: problem.range,
      notes: [Diagnostic.Note("xl \(nic.xen) prints a warning and uses the value")],
      fixes: nic.fix("write 'gatewaydev'", problem.range, "gatewaydev", .safe),
    )
  }
}
