import XLModel
import XLText

enum KeyOfLaterRelease: Rule {
  static let code: DiagnosticCode = 2006
  static let page = RulePage(
    .error,
    "A parameter is only known to later releases of xl.",
    why: "An older xl ignores the parameter, so the interface does not work as intended.",
    subject: .vif,
    bad: "vlan=10",
    good: "bridge=xenbr0",
    xen: XenVersion("4.18") ?? .oldest,
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "xl \(nic.xen) does not know '\(problem.name)'; expected xl \(problem.key?.since ?? .newest) or later",
      at: problem.range,
      help: "remove it, or use a later release",
      notes: [nic.consequence],
      fixes: nic.removal("remove '\(problem.name)'", problem.whole, .safe),
    )
  }
}
