import XLModel
import XLText

/// A key of a later release.
enum KeyOfLaterRelease: Rule {
  static let code: DiagnosticCode = 2006
  static let page = RulePage(
    .error,
    "A key of a later release.",
    why: """
      An older xl does not know the key and goes on without it.
      """,
    subject: .vif,
    bad: "vlan=10",
    good: "bridge=xenbr0",
    xen: XenVersion("4.18") ?? .oldest,
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'\(problem.name)' is not known to xl \(nic.xen); it came with \(problem.key?.since ?? .newest)",
      at: problem.range,
      help: "remove it, or check for a newer release",
      notes: [nic.consequence],
      fixes: nic.removal("remove '\(problem.name)'", problem.whole, .safe),
    )
  }
}
