import XLModel
import XLText

enum TrailingNumber: Rule {
  static let code: DiagnosticCode = 2052
  static let page = RulePage(
    .error,
    "A number has other characters after it.",
    why: "xl silently ignores everything after the digits.",
    subject: .vif,
    bad: "mtu=9000bytes",
    good: "mtu=9000",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    let digits = ByteRange((problem.parameter?.start ?? 0) + problem.name.utf8.count + 1, range.start)
    return diagnostic(
      "xl silently ignores \(nic.quoted(range)) after the number \(nic.quoted(digits))",
      at: range,
      help: "write only decimal digits",
      fixes: nic.fix("remove it", range, ""),
    )
  }
}
