import XLModel
import XLText

/// A parameter without an effect.
enum UnsupportedKey: Rule {
  static let code: DiagnosticCode = 2008
  static let page = RulePage(
    .warning,
    "A parameter without an effect.",
    why: """
      xl accepts the parameter and ignores it.
      """,
    subject: .vif,
    bad: "bridge=xenbr0,accel=1",
    good: "bridge=xenbr0",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'accel' has no effect in xl",
      at: problem.range,
      notes: [Diagnostic.Note("xl \(nic.xen) prints a warning and ignores it")],
      fixes: nic.removal("remove 'accel'", problem.whole, .safe),
    )
  }
}
