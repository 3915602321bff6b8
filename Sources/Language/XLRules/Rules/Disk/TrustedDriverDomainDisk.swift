package import XLText

/// Trust in a driver domain.
package enum TrustedDriverDomainDisk: Rule {
  package static let code: DiagnosticCode = 1044
  package static let page = RulePage(
    .warning,
    "A disk of a driver domain is trusted.",
    why: """
      A guest that trusts the backend hands it whole pages, with whatever else lies in them (XSA-403).
      A driver domain is there so that it need not be trusted.
      """,
    subject: .disk,
    bad: "vdev=xvda,backend=storage,trusted,target=/dev/vg/a",
    good: "vdev=xvda,backend=storage,untrusted,target=/dev/vg/a",
    fix: .changesMeaning,
  )
}
