import XLModel
import XLText

enum UnsupportedKey: Rule {
  static let code: DiagnosticCode = 2008
  static let page = RulePage(
    .warning,
    "An interface has a parameter without effect.",
    why: "xl prints a warning, and ignores the parameter.",
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
