package import XLText

/// A key that does not exist.
package enum UnknownDiskParameter: Rule {
  package static let code: DiagnosticCode = 1008
  package static let page = RulePage(
    .error,
    "A key that does not exist.",
    why: """
      xl refuses the whole disk for one unknown key, and shows one byte of its value only.
      """,
    subject: .disk,
    bad: "vdev=xvda,frmat=qcow2,target=/a.img",
    good: "vdev=xvda,format=qcow2,target=/a.img",
    fix: .changesMeaning,
  )
}
