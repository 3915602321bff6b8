import XLModel
import XLText

enum TrailingMAC: Rule {
  static let code: DiagnosticCode = 2033
  static let page = RulePage(
    .error,
    "A MAC address has more than six octets.",
    why: "xl silently ignores everything after the sixth octet, including other parameters.",
    subject: .vif,
    bad: "mac=00:16:3e:00:00:01:02",
    good: "mac=00:16:3e:00:00:01",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "xl silently ignores \(nic.quoted(problem.range)) after the sixth octet",
      at: problem.range,
      help: "remove it; a MAC address has six octets",
      fixes: nic.fix("remove it", problem.range, ""),
    )
  }
}
