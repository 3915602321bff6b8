import XLModel
import XLText

/// A key that does nothing.
enum UnsupportedKey: Rule {
  static let code: DiagnosticCode = 2008
  static let page = RulePage(
    .warning,
    "A key that does nothing.",
    why: """
      xl reads the key and does nothing with it.
      """,
    subject: .vif,
    bad: "bridge=xenbr0,accel=1",
    good: "bridge=xenbr0",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "'accel' does nothing in xl",
      at: problem.range,
      notes: [Diagnostic.Note("xl \(nic.xen) prints a line about it and goes on")],
      fixes: nic.removal("remove 'accel'", problem.whole, .safe),
    )
  }
}
