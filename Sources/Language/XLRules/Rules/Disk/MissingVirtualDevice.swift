package import XLText

/// No virtual device.
package enum MissingVirtualDevice: Rule {
  package static let code: DiagnosticCode = 1018
  package static let page = RulePage(
    .error,
    "No virtual device.",
    why: """
      Without a vdev the guest has no name and no number for the disk.
      """,
    subject: .disk,
    bad: "/a.img,raw",
    good: "/a.img,raw,xvda",
  )
}
