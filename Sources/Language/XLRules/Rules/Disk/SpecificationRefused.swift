package import XLText

/// A backend type and a specification that exclude each other.
package enum SpecificationRefused: Rule {
  package static let code: DiagnosticCode = 1036
  package static let page = RulePage(
    .error,
    "A backend type and a specification that exclude each other.",
    why: """
      virtio disks are served by standalone backends only, and these serve nothing else.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=phy,specification=virtio,target=/a.img",
    good: "vdev=xvda,backendtype=standalone,specification=virtio,target=/a.img",
  )
}
