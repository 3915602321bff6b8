import XLModel
import XLText

enum EmptyDriveNotCDROM: DiskRule {
  static let code: DiagnosticCode = 1029
  static let page = RulePage(
    .error,
    "A disk has the format `empty`, but is not a CD-ROM drive.",
    why: "libxl refuses the disk: only a CD-ROM drive can be empty.",
    subject: .disk,
    bad: ",empty,xvda,w",
    good: ",empty,hdc:cdrom,r",
  )
  static let trait = DiskTrait.emptyFormat

  static func check(_ disk: DiskReading) -> Diagnostic? {
    if disk.spec.isCDROM { return nil }
    return diagnostic(
      "format 'empty' without 'cdrom'; only a CD-ROM drive can be empty",
      at: disk.parts.formatPlace.range ?? disk.spec.text.range,
      help: "add 'cdrom', or write a target and its format",
    )
  }
}
