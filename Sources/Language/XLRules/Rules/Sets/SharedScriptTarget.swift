import XLText

/// The same target of the same script is given twice.
enum SharedScriptTarget: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4010
  static let page = RulePage(
    .note,
    "Two disks have the same target of the same script.",
    why: """
      Only the script knows what its target means: it may be one device that two guests must not write, or \
      something that the script makes anew for each guest.
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
    "the target \(text) is given to the same script by another disk\(place) as well"
  }
}
