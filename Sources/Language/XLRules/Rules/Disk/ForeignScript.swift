import XLModel
import XLText

/// A script that Xen does not ship.
enum ForeignScript: DiskRule {
  static let code: DiagnosticCode = 1043
  static let page = RulePage(
    .note,
    "The script is one that xen does not ship.",
    why: """
      xen ships `block`, `block-dummy`, `block-enbd`, `block-iscsi`, `block-nbd` and `block-tap`.
      drbd-utils before version 9.31 ships `block-drbd`, as in Debian 12.
      A DRBD device can be attached without a script.
      """,
    subject: .disk,
    bad: "vdev=xvda,script=block-drbd,target=r0",
    good: "vdev=xvda,target=/dev/drbd/by-res/r0/0",
  )
  static let trait = DiskTrait.script

  static func check(_ disk: DiskReading) -> Diagnostic? {
    guard disk.scriptFile == "block-drbd", let range = disk.parts.scriptPlace.range else { return nil }
    return diagnostic(
      "xen does not ship the script of \(disk.quoted(range))",
      at: range,
      help: "drbd-utils shipped it before version 9.31; a DRBD device needs no script: "
        + "target=/dev/drbd/by-res/RESOURCE/0",
    )
  }
}
