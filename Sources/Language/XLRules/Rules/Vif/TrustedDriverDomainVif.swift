import XLModel
import XLText

enum TrustedDriverDomainVif: Rule {
  static let code: DiagnosticCode = 2074
  static let page = RulePage(
    .warning,
    "An interface of a driver domain is trusted.",
    why: """
      The backend can read unrelated memory of a guest that trusts it (XSA-403).
      A driver domain is meant to be untrusted.
      """,
    subject: .vif,
    bad: "backend=net,trusted",
    good: "backend=net,untrusted",
    fix: .changesMeaning,
  )

  static func diagnostic(_ nic: NicSubject, _ problem: NicProblem, domain: ByteRange) -> Diagnostic {
    diagnostic(
      "the guest trusts this interface of a driver domain",
      at: problem.range,
      help: "write 'untrusted'; the guest then does not expose its memory to the backend",
      notes: [Diagnostic.Note("the driver domain is here", at: domain)],
      fixes: nic.fix("write 'untrusted'", problem.range, "untrusted"),
    )
  }
}
