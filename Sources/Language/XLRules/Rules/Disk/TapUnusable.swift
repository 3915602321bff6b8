import XLModel
import XLText

/// The tap backend in a release that does not use it.
enum TapUnusable: DiskRule {
  static let code: DiagnosticCode = 1035
  static let page = RulePage(
    .error,
    "The tap backend in a release that does not use it.",
    why: """
      libxl before 4.19 never uses the tap backend.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=tap,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,target=/a.img",
    xen: XenVersion("4.17") ?? .oldest,
  )
  static let trait = DiskTrait.backend

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.backend == .tap, disk.xen.minor < DiskBackend.tapSinceMinor else { return nil }
    return diagnostic(
      "libxl of xen \(disk.xen) does not use backend type tap; "
        + "it does since 4.\(DiskBackend.tapSinceMinor)",
      at: disk.backendRange,
      help: "remove the backend type; libxl then selects one",
    )
  }
}
