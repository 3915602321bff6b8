import XLModel
import XLSyntax
import XLText

enum IntervalOutOfRange: Rule {
  static let code: DiagnosticCode = 2044
  static let page = RulePage(
    .error,
    "The interval of a rate is out of range.",
    why: "xl refuses the rate: the interval is a positive number of microseconds in 32 bits.",
    subject: .vif,
    bad: "rate=1MB/s@0us",
    good: "rate=1MB/s@20ms",
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let (shown, meant) = (nic.quoted(problem.range), RateRepair(nic, problem))
    return diagnostic(
      "the interval \(shown) is out of range; expected 1us to \(UInt32.max)us",
      at: problem.range,
      help: meant.help,
      notes: RateRepair.octalNote(nic.syntax.text[problem.range]),
      fixes: meant.fixes,
    )
  }
}
