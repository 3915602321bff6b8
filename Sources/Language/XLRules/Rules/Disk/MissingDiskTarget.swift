import XLModel
import XLText

enum MissingDiskTarget: Rule {
  static let code: DiagnosticCode = 1019
  static let page = RulePage(
    .error,
    "A disk has no target.",
    why: "xl refuses the disk: only a CD-ROM drive can be without a target.",
    subject: .disk,
    bad: "vdev=xvda",
    good: "vdev=xvda,target=/a.img",
  )

  static func diagnostic(_ disk: DiskReading, at range: ByteRange) -> Diagnostic {
    diagnostic(
      "no target; expected the path of a device or image, or the target of the script",
      at: range,
      help: "add target=PATH at the end; only a CD-ROM drive can be empty",
    )
  }
}
