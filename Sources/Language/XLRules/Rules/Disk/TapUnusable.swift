import XLModel
import XLText

enum TapUnusable: DiskRule {
  static let code: DiagnosticCode = 1035
  static let page = RulePage(
    .error,
    "The release of Xen does not support the backend type `tap`.",
    why: "libxl before 4.19 refuses the disk.",
    subject: .disk,
    bad: "vdev=xvda,backendtype=tap,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,target=/a.img",
    xen: XenVersion("4.17") ?? .oldest,
  )
  static let trait = DiskTrait.backend

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.backend == .tap, disk.xen.minor < DiskBackend.tapSinceMinor else { return nil }
    return diagnostic(
      "libxl \(disk.xen) does not support backend type 'tap'; "
        + "it requires Xen 4.\(DiskBackend.tapSinceMinor) or later",
      at: disk.backendRange,
      help: "remove the backend type; libxl then selects one",
    )
  }
}
