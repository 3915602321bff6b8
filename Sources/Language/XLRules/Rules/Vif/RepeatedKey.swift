import XLModel
import XLText

/// The same parameter again.
enum RepeatedKey: Rule {
  static let code: DiagnosticCode = 2009
  static let page = RulePage(
    .warning,
    "The same parameter again.",
    why: """
      The later value counts, and xl silently ignores the earlier one.
      """,
    subject: .vif,
    bad: "bridge=br0,bridge=br1",
    good: "bridge=br1",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, first: ByteRange) -> Diagnostic {
    diagnostic(
      "'\(problem.name)' is given twice; xl takes the last",
      at: problem.range,
      help: "keep one of them",
      notes: [Diagnostic.Note("first given here", at: first)],
      fixes: nic.removal("remove the first", first, .safe),
    )
  }
}
