import XLModel
import XLSyntax
import XLText

enum RateOutOfRange: Rule {
  static let code: DiagnosticCode = 2042
  static let page = RulePage(
    .error,
    "A rate is out of range.",
    why: "xl refuses the rate: the number of bytes per interval must fit into 64 bits.",
    subject: .vif,
    bad: "rate=0B/s",
    good: "rate=10Mb/s",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let (shown, meant) = (nic.quoted(problem.range), RateRepair(nic, problem))
    return diagnostic(
      "the rate \(shown) is out of range; expected a number from 1 to \(Rate.numberMax)",
      at: problem.range,
      help: meant.help,
      notes: RateRepair.octalNote(nic.syntax.text[problem.range]),
      fixes: meant.fixes,
    )
  }

  static func product(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "the rate \(nic.quoted(problem.range)) is out of range",
      at: problem.range,
      help: "decrease the rate or the interval: bytes per second times microseconds must fit into 64 bits",
    )
  }
}
