import XLModel
package import XLText

/// The tap backend in a release that does not use it.
package enum TapUnusable: Rule {
  package static let code: DiagnosticCode = 1035
  package static let page = RulePage(
    .error,
    "The tap backend in a release that does not use it.",
    why: """
      libxl before 4.19 never takes the tap backend.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=tap,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,target=/a.img",
    xen: XenVersion("4.17") ?? .oldest,
  )
}
