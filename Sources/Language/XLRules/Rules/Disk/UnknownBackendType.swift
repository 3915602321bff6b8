package import XLText

/// A backend type that does not exist.
package enum UnknownBackendType: Rule {
  package static let code: DiagnosticCode = 1004
  package static let page = RulePage(
    .error,
    "A backend type that does not exist.",
    why: """
      Backend types are phy, tap, qdisk and standalone; without one libxl chooses.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=qemu,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,target=/a.img",
    fix: .changesMeaning,
  )
}
