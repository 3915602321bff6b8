import XLModel
import XLText

/// A backend type and a specification that cannot be combined.
enum SpecificationRefused: Rule {
  static let code: DiagnosticCode = 1036
  static let page = RulePage(
    .error,
    "A backend type and a specification that cannot be combined.",
    why: """
      virtio disks are served by standalone backends only, and these serve nothing else.
      """,
    subject: .disk,
    bad: "vdev=xvda,backendtype=phy,specification=virtio,target=/a.img",
    good: "vdev=xvda,backendtype=standalone,specification=virtio,target=/a.img",
  )

  static func diagnostic(_ disk: DiskSubject, _ backend: DiskBackend, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "specification virtio cannot be combined with backend type \(backend.rawValue); expected standalone",
      at: range,
      help: "use backendtype=standalone, or remove specification=virtio",
    )
  }

  /// The backend type standalone without virtio.
  static func diagnostic(_ disk: DiskSubject, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "backend type standalone needs specification=virtio",
      at: range,
      help: "add specification=virtio, or choose another backend type",
    )
  }
}
