import XLModel
import XLText

/// A backend type and a specification that cannot be combined.
enum SpecificationRefused: DiskRule {
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
  static let trait = DiskTrait.backend

  static func check(_ disk: DiskReading) -> Diagnostic? {
    switch (disk.backend, disk.spec.specification) {
    case (.standalone, .virtio): nil
    case (let backend, .virtio):
      diagnostic(
        "specification virtio cannot be combined with backend type \(backend.rawValue); expected standalone",
        at: disk.backendRange,
        help: "use backendtype=standalone, or remove specification=virtio",
      )
    case (.standalone, _):
      diagnostic(
        "backend type standalone needs specification=virtio",
        at: disk.backendRange,
        help: "add specification=virtio, or choose another backend type",
      )
    case (_, .unknown), (_, .xen): nil
    }
  }
}
