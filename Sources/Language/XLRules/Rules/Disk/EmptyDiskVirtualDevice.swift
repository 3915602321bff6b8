import XLModel
import XLText

enum EmptyDiskVirtualDevice: Rule {
  static let code: DiagnosticCode = 1026
  static let page = RulePage(
    .error,
    "The vdev of a disk is empty.",
    why: "xl reads an empty vdev as device number 0, and no guest supports this number.",
    subject: .disk,
    bad: "/a.img,raw,,w",
    good: "/a.img,raw,xvda,w",
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "the vdev is empty; expected the name of the disk in the guest, such as xvda",
      at: range,
      help: "write a vdev, such as vdev=xvda",
    )
  }
}
