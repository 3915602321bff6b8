package import XLText

/// Format empty with a target.
package enum EmptyFormatWithTarget: Rule {
  package static let code: DiagnosticCode = 1030
  package static let page = RulePage(
    .error,
    "Format empty with a target.",
    why: """
      libxl refuses a target where the format says that there is none.
      """,
    subject: .disk,
    bad: "/a.iso,empty,hdc:cdrom,r",
    good: ",empty,hdc:cdrom,r",
  )
}
