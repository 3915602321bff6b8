import XLModel
import XLText

enum EmptyFormatWithTarget: DiskRule {
  static let code: DiagnosticCode = 1030
  static let page = RulePage(
    .error,
    "A disk has the format `empty` and a target.",
    why: "libxl refuses the disk: `empty` means a CD-ROM drive without a medium.",
    subject: .disk,
    bad: "/a.iso,empty,hdc:cdrom,r",
    good: ",empty,hdc:cdrom,r",
  )
  static let trait = DiskTrait.emptyFormat

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.spec.isCDROM, let target = disk.parts.targetPlace.range, !target.isEmpty else { return nil }
    return diagnostic(
      "format 'empty' with the target \(disk.quoted(target)); expected no target, or its format",
      at: disk.parts.formatPlace.range ?? target,
      help: "write 'raw' for an image, or remove the target",
      notes: [Diagnostic.Note("the target", at: target)],
    )
  }
}
