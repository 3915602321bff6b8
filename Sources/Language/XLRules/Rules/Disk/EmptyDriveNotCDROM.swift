package import XLText

/// An empty drive that is not a CD-ROM.
package enum EmptyDriveNotCDROM: Rule {
  package static let code: DiagnosticCode = 1029
  package static let page = RulePage(
    .error,
    "An empty drive that is not a CD-ROM.",
    why: """
      libxl refuses format empty for everything but a CD-ROM drive.
      """,
    subject: .disk,
    bad: ",empty,xvda,w",
    good: ",empty,hdc:cdrom,r",
  )
}
