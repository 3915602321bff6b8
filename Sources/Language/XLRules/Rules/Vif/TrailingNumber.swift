import XLModel
import XLText

/// Bytes after a number.
enum TrailingNumber: Rule {
  static let code: DiagnosticCode = 2052
  static let page = RulePage(
    .error,
    "Bytes after a number.",
    why: """
      xl silently ignores the bytes after a number.
      """,
    subject: .vif,
    bad: "mtu=9000bytes",
    good: "mtu=9000",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let range = problem.range
    let digits = ByteRange((problem.parameter?.start ?? 0) + problem.name.utf8.count + 1, range.start)
    return diagnostic(
      "\(nic.quoted(range)) after the number is ignored by xl, which reads \(nic.quoted(digits))",
      at: range,
      help: "write a decimal number",
      fixes: nic.fix("remove it", range, ""),
    )
  }
}
