import XLModel
import XLText

enum WritableCDROM: DiskRule {
  static let code: DiagnosticCode = 1028
  static let page = RulePage(
    .warning,
    "A CD-ROM drive is writable.",
    why: "xl silently makes the drive read-only.",
    subject: .disk,
    bad: "/a.iso,raw,hdc:cdrom,w",
    good: "/a.iso,raw,hdc:cdrom,r",
    fix: .safe,
  )
  static let trait = DiskTrait.cdrom

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.spec.writtenAccess ?? false, let range = disk.parts.accessPlace.range, !range.isEmpty else {
      return nil
    }
    return diagnostic(
      "access \(disk.quoted(range)) has no effect: a CD-ROM drive is always read-only",
      at: range,
      help: "write 'ro', or remove it",
      notes: [Diagnostic.Note("the drive is a CD-ROM here", at: disk.parts.deviceTypePlace.range ?? range)],
      fixes: [disk.replace("write 'ro'", range, with: "ro", isSafe: true)],
    )
  }
}
