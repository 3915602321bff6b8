import XLText

enum EmptyDiskVirtualDevice: WordedRule {
  static let code: DiagnosticCode = 1026
  static let page = RulePage(
    .error,
    "The vdev of a disk is empty.",
    why: "xl reads an empty vdev as device number 0, and no guest supports this number.",
    subject: .disk,
    bad: "/a.img,raw,,w",
    good: "/a.img,raw,xvda,w",
  )
  static let help = "write a vdev, such as vdev=xvda"

  static func message(_ text: String) -> String {
    "the vdev is empty; expected the name of the disk in the guest, such as xvda"
  }
}
