import XLModel
import XLText

enum ColoRefused: DiskRule {
  static let code: DiagnosticCode = 1034
  static let page = RulePage(
    .error,
    "The backend type of a disk does not support COLO.",
    why: "libxl refuses the disk: only QEMU (`qdisk`) replicates disks for COLO.",
    subject: .disk,
    bad: "vdev=xvda,backendtype=phy,colo,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,colo,target=/a.img",
  )
  static let trait = DiskTrait.backend

  static func check(_ disk: DiskReading) -> Diagnostic? {
    let backend = disk.backend
    guard disk.spec.isColo ?? false, backend != .qdisk else { return nil }
    return diagnostic(
      "backend type '\(backend.rawValue)' does not support 'colo'; expected 'qdisk'",
      at: disk.parts.coloPlace.range ?? disk.backendRange,
      help: "write backendtype=qdisk, or remove 'colo'",
    )
  }
}
