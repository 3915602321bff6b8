import XLModel
import XLText

/// Text after the sixth octet.
enum TrailingMAC: Rule {
  static let code: DiagnosticCode = 2033
  static let page = RulePage(
    .error,
    "Text after the sixth octet.",
    why: """
      xl reads six octets and silently ignores the rest, other parameters included.
      """,
    subject: .vif,
    bad: "mac=00:16:3e:00:00:01:02",
    good: "mac=00:16:3e:00:00:01",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "\(nic.quoted(problem.range)) after the sixth octet is silently ignored by xl",
      at: problem.range,
      help: "an address has six octets",
      fixes: nic.fix("remove it", problem.range, ""),
    )
  }
}
