package import XLText

/// No target.
package enum MissingDiskTarget: Rule {
  package static let code: DiagnosticCode = 1019
  package static let page = RulePage(
    .error,
    "No target.",
    why: """
      Only a CD-ROM drive can be without a target.
      """,
    subject: .disk,
    bad: "vdev=xvda",
    good: "vdev=xvda,target=/a.img",
  )
}
