import XLModel
import XLText

enum EmptyTarget: DiskRule {
  static let code: DiagnosticCode = 1031
  static let page = RulePage(
    .error,
    "The target of a disk is empty.",
    why: "libxl refuses the disk: only a CD-ROM drive can be without a target.",
    subject: .disk,
    bad: ",raw,xvda,w",
    good: "/a.img,raw,xvda,w",
  )
  static let trait = DiskTrait.emptyTarget

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard !disk.spec.isCDROM, disk.spec.format != .empty, !disk.parts.scriptPlace.hasBytes,
      let range = disk.parts.targetPlace.range
    else { return nil }
    return diagnostic(
      "the target is empty; expected the path of a device or image",
      at: range,
      help: "write a target; only a CD-ROM drive can be empty",
    )
  }
}
