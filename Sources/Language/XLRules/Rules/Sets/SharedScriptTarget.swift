import XLText

enum SharedScriptTarget: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4010
  static let page = RulePage(
    .note,
    "Two disks have the same script and the same target.",
    why: """
      Only the script defines the target: if it is a shared device, two guests that write it lose data.
      If the script creates a device for each guest, there is no problem.
      """,
    subject: .files,
    bad: """
      --- web.cfg
      name = "web"
      disk = [ "script=block-mine,vdev=xvda,target=lun0" ]
      --- db.cfg
      name = "db"
      disk = [ "script=block-mine,vdev=xvda,target=lun0" ]

      """,
    good: """
      --- web.cfg
      name = "web"
      disk = [ "script=block-mine,vdev=xvda,target=lun0" ]
      --- db.cfg
      name = "db"
      disk = [ "script=block-mine,vdev=xvda,target=lun1" ]

      """,
  )

  static let kind = Claim.Kind.scriptTarget
  static let help = "check that the script supports this"

  static func message(_ text: String, _ place: String) -> String {
    "another disk\(place) passes the target \(text) to the same script"
  }
}
