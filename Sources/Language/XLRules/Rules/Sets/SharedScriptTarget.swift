import XLText

/// The same target of the same script is given twice.
enum SharedScriptTarget: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4010
  static let page = RulePage(
    .note,
    "Two disks have the same target of the same script.",
    why: """
      The meaning of the target depends on the script: it may be one device that two guests must not \
      write, or a device that the script creates for each guest.
      The script decides whether the second disk is attached.
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
  static let help = "check that the script allows it"

  static func message(_ text: String, _ place: String) -> String {
    "another disk\(place) passes the target \(text) to the same script"
  }
}
