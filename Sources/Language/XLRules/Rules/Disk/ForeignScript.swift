import XLModel
import XLText

/// A script that Xen does not ship.
enum ForeignScript: DiskRule {
  static let code: DiagnosticCode = 1043
  static let page = RulePage(
    .note,
    "A disk has a script that Xen does not ship.",
    why: """
      The disk is attached only if another package ships the script.
      drbd-utils before version 9.31 (Debian 12) ships `block-drbd`, but a DRBD device needs no script.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-drbd,target=r0",
    good: "vdev=xvda,target=/dev/drbd/by-res/r0/0",
  )
  static let trait = DiskTrait.script

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.scriptFile == "block-drbd", let range = disk.parts.scriptPlace.range else { return nil }
    return diagnostic(
      "Xen does not ship the script of \(disk.quoted(range))",
      at: range,
      help: "write target=/dev/drbd/by-res/RESOURCE/0 without a script, "
        + "or install drbd-utils before version 9.31",
    )
  }
}
