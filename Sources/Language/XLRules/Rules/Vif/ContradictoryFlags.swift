import XLModel
import XLText

enum ContradictoryFlags: Rule {
  static let code: DiagnosticCode = 2010
  static let page = RulePage(
    .warning,
    "An interface is both `trusted` and `untrusted`.",
    why: "xl silently uses the last flag, so the guest may trust a backend that it should not.",
    subject: .vif,
    bad: "trusted,untrusted",
    good: "untrusted",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, first: ByteRange) -> Diagnostic {
    diagnostic(
      "'trusted' and 'untrusted' contradict each other; xl uses the last one",
      at: problem.range,
      help: "keep one of them",
      notes: [Diagnostic.Note("the first flag is here", at: first)],
      fixes: nic.removal("remove the first flag", first, .safe),
    )
  }
}
