import XLModel
import XLText

enum UnknownBackendType: Rule {
  static let code: DiagnosticCode = 1004
  static let page = RulePage(
    .error,
    "A backend type that does not exist.",
    why: "Backend types are phy, tap, qdisk and standalone; without a backend type libxl selects one.",
    subject: .disk,
    bad: "vdev=xvda,backendtype=qemu,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,target=/a.img",
    fix: .changesMeaning,
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    unknownValue("backend type", at: range, of: disk, DiskBackend.named.map(\.rawValue), habits)
  }

  /// What people write who know another tool, and the value for it.
  private static let habits = [
    ("qemu", "qdisk"), ("file", "qdisk"), ("aio", "qdisk"), ("loop", "phy"), ("blkback", "phy"),
    ("blktap", "tap"),
    ("tap2", "tap"), ("block", "phy"),
  ]
}
