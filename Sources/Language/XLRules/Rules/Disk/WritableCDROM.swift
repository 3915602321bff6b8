import XLModel
import XLText

/// A writable CD-ROM.
enum WritableCDROM: Rule {
  static let code: DiagnosticCode = 1028
  static let page = RulePage(
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

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange, device: ByteRange) -> Diagnostic {
    diagnostic(
      "access \(disk.quoted(range)) has no effect: a cdrom is always read-only",
      at: range,
      help: "write ro, or remove it",
      notes: [Diagnostic.Note("the cdrom flag", at: device)],
      fixes: [disk.replace("write 'ro'", range, with: "ro", isSafe: true)],
    )
  }
}
