import XLModel
import XLText

/// Trust in a driver domain.
enum TrustedDriverDomainDisk: Rule {
  static let code: DiagnosticCode = 1044
  static let page = RulePage(
    .warning,
    "A disk of a driver domain is trusted.",
    why: """
      A guest that trusts the backend grants it whole pages, including unrelated contents (XSA-403).
      The purpose of a driver domain is that the guest need not trust it.
      """,
    subject: .disk,
    bad: "vdev=xvda,backend=storage,trusted,target=/dev/vg/a",
    good: "vdev=xvda,backend=storage,untrusted,target=/dev/vg/a",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange, domain: ByteRange) -> Diagnostic {
    diagnostic(
      "the disk comes from a driver domain and is trusted",
      at: range,
      help: "write untrusted; the guest then does not expose its memory to the backend",
      notes: [Diagnostic.Note("the driver domain", at: domain)],
      fixes: [disk.replace("write 'untrusted'", range, with: "untrusted")],
    )
  }
}
