import XLModel
import XLText

enum RepeatedKey: Rule {
  static let code: DiagnosticCode = 2009
  static let page = RulePage(
    .warning,
    "A parameter of an interface is given twice.",
    why: "xl uses the last value, and silently ignores the first one.",
    subject: .vif,
    bad: "bridge=br0,bridge=br1",
    good: "bridge=br1",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, first: ByteRange) -> Diagnostic {
    diagnostic(
      "'\(problem.name)' is given twice; xl uses the last value",
      at: problem.range,
      help: "keep one of them",
      notes: [Diagnostic.Note("the first value is here", at: first)],
      fixes: nic.removal("remove the first value", first, .safe),
    )
  }
}
