import XLModel
import XLText

/// Trust in a driver domain.
enum TrustedDriverDomainVif: Rule {
  static let code: DiagnosticCode = 2074
  static let page = RulePage(
    .warning,
    "An interface of a driver domain is trusted.",
    why: """
      A guest that trusts the backend hands it whole pages, with whatever else lies in them (XSA-403).
      A driver domain is there so that it need not be trusted.
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
      help: "write untrusted; the guest then keeps its memory from the backend",
      notes: [Diagnostic.Note("the driver domain", at: domain)],
      fixes: nic.fix("write 'untrusted'", problem.range, "untrusted"),
    )
  }
}
