import XLText

enum MissingDiskTarget: WordedRule {
  static let code: DiagnosticCode = 1019
  static let page = RulePage(
    .error,
    "A disk has no target.",
    why: "xl refuses the disk: only a CD-ROM drive can be without a target.",
    subject: .disk,
    bad: "vdev=xvda",
    good: "vdev=xvda,target=/a.img",
  )
  static let help = "add target=PATH at the end; only a CD-ROM drive can be empty"

  static func message(_ text: String) -> String {
    "no target; expected the path of a device or image, or the target of the script"
  }
}
