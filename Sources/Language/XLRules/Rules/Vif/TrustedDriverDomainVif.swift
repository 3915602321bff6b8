package import XLText

/// Trust in a driver domain.
package enum TrustedDriverDomainVif: Rule {
  package static let code: DiagnosticCode = 2074
  package static let page = RulePage(
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
}
