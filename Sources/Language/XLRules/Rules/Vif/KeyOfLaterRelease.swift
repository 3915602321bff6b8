import XLModel
import XLText

/// A parameter of a later release.
enum KeyOfLaterRelease: Rule {
  static let code: DiagnosticCode = 2006
  static let page = RulePage(
    .error,
    "A parameter of a later release.",
    why: """
      An older xl ignores the unknown parameter.
      """,
    subject: .vif,
    bad: "vlan=10",
    good: "bridge=xenbr0",
    xen: XenVersion("4.18") ?? .oldest,
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'\(problem.name)' is unknown to xl \(nic.xen); it requires xl \(problem.key?.since ?? .newest)",
      at: problem.range,
      help: "remove it, or use a newer release",
      notes: [nic.consequence],
      fixes: nic.removal("remove '\(problem.name)'", problem.whole, .safe),
    )
  }
}
