package import XLText

/// A specification that does not exist.
package enum UnknownSpecification: Rule {
  package static let code: DiagnosticCode = 1005
  package static let page = RulePage(
    .error,
    "A specification that does not exist.",
    why: """
      Specifications are xen and virtio.
      """,
    subject: .disk,
    bad: "vdev=xvda,specification=kvm,target=/a.img",
    good: "vdev=xvda,specification=xen,target=/a.img",
  )
}
