import XLModel
import XLText

enum UnknownSpecification: Rule {
  static let code: DiagnosticCode = 1005
  static let page = RulePage(
    .error,
    "A disk has an unknown specification.",
    why: "xl refuses the disk: the specifications are `xen` and `virtio`.",
    subject: .disk,
    bad: "vdev=xvda,specification=kvm,target=/a.img",
    good: "vdev=xvda,specification=xen,target=/a.img",
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    unknownValue("specification", at: range, of: disk, DiskSpecification.named.map(\.rawValue))
  }
}
