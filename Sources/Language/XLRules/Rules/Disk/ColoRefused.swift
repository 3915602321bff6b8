package import XLText

/// A backend type that cannot do COLO.
package enum ColoRefused: Rule {
  package static let code: DiagnosticCode = 1034
  package static let page = RulePage(
    .error,
    "A backend type that cannot do COLO.",
    why: """
      Only QEMU replicates disks for COLO.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=phy,colo,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,colo,target=/a.img",
  )
}
