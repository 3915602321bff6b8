package import XLText

/// A parameter given twice that may be given once.
package enum RepeatedParameter: Rule {
  package static let code: DiagnosticCode = 1012
  package static let page = RulePage(
    .error,
    "A parameter given twice that may be given once.",
    why: """
      xl refuses a parameter that is given twice, even with the same value.
      """,
    subject: .disk,
    bad: "vdev=xvda,vdev=xvdb,target=/a.img",
    good: "vdev=xvda,target=/a.img",
    fix: .changesMeaning,
  )
}
