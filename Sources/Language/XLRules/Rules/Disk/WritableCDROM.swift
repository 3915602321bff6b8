package import XLText

/// A writable CD-ROM.
package enum WritableCDROM: Rule {
  package static let code: DiagnosticCode = 1028
  package static let page = RulePage(
    .warning,
    "A writable CD-ROM.",
    why: """
      A CD-ROM is always read-only; xl silently changes the access.
      """,
    subject: .disk,
    bad: "/a.iso,raw,hdc:cdrom,w",
    good: "/a.iso,raw,hdc:cdrom,r",
    fix: .safe,
  )
}
