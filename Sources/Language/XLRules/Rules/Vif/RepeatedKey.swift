import XLModel
import XLText

/// A repeated parameter.
enum RepeatedKey: Rule {
  static let code: DiagnosticCode = 2009
  static let page = RulePage(
    .warning,
    "A repeated parameter.",
    why: """
      xl uses the later value and silently ignores the earlier one.
      """,
    subject: .vif,
    bad: "bridge=br0,bridge=br1",
    good: "bridge=br1",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, first: ByteRange) -> Diagnostic {
    diagnostic(
      "'\(problem.name)' is given twice; xl uses the last one",
      at: problem.range,
      help: "keep one of them",
      notes: [Diagnostic.Note("first given here", at: first)],
      fixes: nic.removal("remove the first", first, .safe),
    )
  }
}
