import XLText

enum MissingVirtualDevice: WordedRule {
  static let code: DiagnosticCode = 1018
  static let page = RulePage(
    .error,
    "A disk has no vdev.",
    why: "xl refuses the disk: without a vdev the guest has no name for it.",
    subject: .disk,
    bad: "/a.img,raw",
    good: "/a.img,raw,xvda",
  )
  static let help = "add vdev=xvda, or write the vdev in the third position: target,format,vdev"

  static func message(_ text: String) -> String {
    "no vdev; expected the name of the disk in the guest, such as xvda"
  }
}
