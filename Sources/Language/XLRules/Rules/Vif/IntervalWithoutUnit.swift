import XLModel
import XLText

/// An interval without a unit.
enum IntervalWithoutUnit: Rule {
  static let code: DiagnosticCode = 2046
  static let page = RulePage(
    .warning,
    "An interval without a unit.",
    why: """
      An interval without a unit is in seconds, although the manual says microseconds.
      """,
    subject: .vif,
    bad: "rate=1MB/s@20",
    good: "rate=1MB/s@20ms",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    return diagnostic(
      "the interval \(nic.quoted(range)) has no unit, so xl reads seconds; the manual says microseconds",
      at: range,
      help: "write the unit: \(nic.shown(range))s, or ms, or us",
      fixes: nic.fix("write 's'", ByteRange(range.end, range.end), "s", .safe),
    )
  }
}
