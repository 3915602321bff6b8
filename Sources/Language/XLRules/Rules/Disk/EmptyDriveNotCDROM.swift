import XLModel
import XLText

/// An empty drive that is not a CD-ROM.
enum EmptyDriveNotCDROM: Rule {
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

  static func diagnostic(_ disk: DiskSubject, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "format empty without cdrom; only a cdrom can be empty",
      at: range,
      help: "add the flag cdrom, or give a target and its format",
    )
  }
}
