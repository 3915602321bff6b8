import XLModel
import XLText

/// An odd spelling of an address.
enum OddMAC: Rule {
  static let code: DiagnosticCode = 2034
  static let page = RulePage(
    .warning,
    "An odd spelling of an address.",
    why: """
      xl takes any separator and odd digits; other programs that read the same file do not.
      """,
    subject: .vif,
    bad: "mac=00-16-3e-00-00-01",
    good: "mac=00:16:3e:00:00:01",
    fix: .safe,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem) -> Diagnostic {
    let (canonical, shown) = (nic.canonicalMAC(problem.range), nic.quoted(problem.range))
    return diagnostic(
      "\(shown) is an odd way to write an address; xl reads \(canonical ?? "it otherwise")",
      at: problem.range,
      help: "write octets of two hexadecimal digits with colons between them",
      fixes: canonical.map { nic.fix("write \($0)", problem.range, $0, .safe) } ?? [],
    )
  }
}
