import XLModel
import XLText

/// Trust in a driver domain.
enum TrustedDriverDomainVif: Rule {
  static let code: DiagnosticCode = 2074
  static let page = RulePage(
    .warning,
    "An interface of a driver domain is trusted.",
    why: """
      A guest that trusts the backend grants it whole pages, including unrelated contents (XSA-403).
      The purpose of a driver domain is that the guest need not trust it.
      """,
    subject: .vif,
    bad: "backend=net,trusted",
    good: "backend=net,untrusted",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, domain: ByteRange) -> Diagnostic {
    diagnostic(
      "the interface comes from a driver domain and is trusted",
      at: problem.range,
      help: "write untrusted; the guest then does not expose its memory to the backend",
      notes: [Diagnostic.Note("the driver domain", at: domain)],
      fixes: nic.fix("write 'untrusted'", problem.range, "untrusted"),
    )
  }
}
