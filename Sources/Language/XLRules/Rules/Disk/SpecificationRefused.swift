import XLModel
import XLText

enum SpecificationRefused: DiskRule {
  static let code: DiagnosticCode = 1036
  static let page = RulePage(
    .error,
    "The backend type and the specification of a disk cannot be combined.",
    why: "libxl refuses the disk: `specification=virtio` and `backendtype=standalone` require each other.",
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
        "specification 'virtio' does not support backend type '\(backend.rawValue)'; expected 'standalone'",
        at: disk.backendRange,
        help: "write backendtype=standalone, or remove specification=virtio",
      )
    case (.standalone, _):
      diagnostic(
        "backend type 'standalone' requires specification=virtio",
        at: disk.backendRange,
        help: "add specification=virtio, or use another backend type",
      )
    case (_, .unknown), (_, .xen): nil
    }
  }
}
