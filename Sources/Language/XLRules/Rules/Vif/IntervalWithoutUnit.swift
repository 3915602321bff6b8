import XLModel
import XLText

enum IntervalWithoutUnit: Rule {
  static let code: DiagnosticCode = 2046
  static let page = RulePage(
    .warning,
    "The interval of a rate has no unit.",
    why: """
      xl reads seconds, although the manual documents microseconds, so the limit is not the intended one.
      """,
    subject: .vif,
    bad: "rate=1MB/s@20",
    good: "rate=1MB/s@20ms",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    return diagnostic(
      "the interval \(nic.quoted(range)) has no unit; xl reads seconds, not the microseconds of the manual",
      at: range,
      help: "write a unit: \(nic.shown(range))s, or ms, or us",
      fixes: nic.fix("add 's'", ByteRange(range.end, range.end), "s", .safe),
    )
  }
}
