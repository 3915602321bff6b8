import XLModel
import XLText

/// A backend type that does not support COLO.
enum ColoRefused: Rule {
  static let code: DiagnosticCode = 1034
  static let page = RulePage(
    .error,
    "A backend type that does not support COLO.",
    why: """
      Only QEMU replicates disks for COLO.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=phy,colo,target=/a.img",
    good: "vdev=xvda,backendtype=qdisk,colo,target=/a.img",
  )

  static func diagnostic(_ disk: DiskSubject, _ backend: DiskBackend, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "backend type \(backend.rawValue) does not support colo; expected qdisk",
      at: range,
      help: "use backendtype=qdisk, or remove colo",
    )
  }
}
