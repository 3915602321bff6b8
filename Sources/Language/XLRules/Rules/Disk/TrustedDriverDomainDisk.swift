import XLModel
import XLText

enum TrustedDriverDomainDisk: DiskRule {
  static let code: DiagnosticCode = 1044
  static let page = RulePage(
    .warning,
    "A disk of a driver domain is trusted.",
    why: """
      The backend can read unrelated memory of a guest that trusts it (XSA-403).
      A driver domain is meant to be untrusted.
      """,
    subject: .disk,
    bad: "vdev=xvda,backend=storage,trusted,target=/dev/vg/a",
    good: "vdev=xvda,backend=storage,untrusted,target=/dev/vg/a",
    fix: .changesMeaning,
  )
  static let trait = DiskTrait.trusted

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard let domain = disk.spec.backendDomain, !OwnDomain.isMeant(domain.value),
      let range = disk.parts.trustPlace.range
    else { return nil }
    return diagnostic(
      "the guest trusts this disk of a driver domain",
      at: range,
      help: "write 'untrusted'; the guest then does not expose its memory to the backend",
      notes: [Diagnostic.Note("the driver domain is here", at: domain.range)],
      fixes: [disk.replace("write 'untrusted'", range, with: "untrusted")],
    )
  }
}
