import XLModel
import XLText

/// An empty drive that is not a CD-ROM.
enum EmptyDriveNotCDROM: DiskRule {
  static let code: DiagnosticCode = 1029
  static let page = RulePage(
    .error,
    "An empty drive that is not a CD-ROM.",
    why: """
      libxl accepts format empty only for a CD-ROM drive.
      """,
    subject: .disk,
    bad: ",empty,xvda,w",
    good: ",empty,hdc:cdrom,r",
  )
  static let trait = DiskTrait.emptyFormat

  static func check(_ disk: DiskReading) -> Diagnostic? {
    if disk.spec.isCDROM { return nil }
    return diagnostic(
      "format empty without cdrom; only a cdrom can be empty",
      at: disk.parts.formatPlace.range ?? disk.spec.text.range,
      help: "add the flag cdrom, or give a target and its format",
    )
  }
}
