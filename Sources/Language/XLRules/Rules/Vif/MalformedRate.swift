import XLModel
import XLSyntax
import XLText

enum MalformedRate: Rule {
  static let code: DiagnosticCode = 2041
  static let page = RulePage(
    .error,
    "A rate is invalid.",
    why: """
      xl refuses it, so the interface has no limit or is not attached.
      A rate is a number with a unit, such as `10Mb/s` or `1GB/s`, and an optional interval, such as `@20ms`.
      """,
    subject: .vif,
    bad: "rate=10mb/s",
    good: "rate=10Mb/s",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let (text, meant) = (nic.syntax.text[problem.range], RateRepair(nic, problem))
    return diagnostic(
      "\(nic.quoted(problem.range)) is not a valid rate\(RateRepair.complaint(about: text))",
      at: problem.range,
      help: meant.help ?? RateRepair.shape,
      notes: meant.help == nil ? [] : [Diagnostic.Note(RateRepair.shape)],
      fixes: meant.fixes,
    )
  }

  static func missingAmount(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      problem.range.isEmpty
        ? "'rate' is empty; expected a rate" : "\(nic.quoted(problem.range)) has no amount before the '@'",
      at: problem.range,
      help: RateRepair.shape,
    )
  }
}
