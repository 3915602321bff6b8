import XLModel
import XLText

enum OddMAC: Rule {
  static let code: DiagnosticCode = 2034
  static let page = RulePage(
    .warning,
    "A MAC address has a nonstandard spelling.",
    why: "xl accepts any separator and fewer digits, but other programs do not.",
    subject: .vif,
    bad: "mac=00-16-3e-00-00-01",
    good: "mac=00:16:3e:00:00:01",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let (canonical, shown) = (nic.canonicalMAC(problem.range), nic.quoted(problem.range))
    return diagnostic(
      "\(shown) is a nonstandard spelling of a MAC address; xl reads \(canonical ?? "another address")",
      at: problem.range,
      help: "write octets of two hexadecimal digits, separated by colons",
      fixes: canonical.map { nic.fix("write \($0)", problem.range, $0, .safe) } ?? [],
    )
  }
}
