import XLText

enum SharedWritableImage: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4004
  static let page = RulePage(
    .error,
    "Two disks write the same image or block device.",
    why: """
      Two guests that write to the same image corrupt its file system.
      Xen's `block` script checks this, but its check has no effect on current kernels.
      Files with example, sample or template in the name are not compared; for a cluster file system, both \
      disks need a script that allows sharing.
      """,
    subject: .files,
    bad: """
      --- web.cfg
      name = "web"
      disk = [ "/srv/web.img,raw,xvda,w" ]
      --- db.cfg
      name = "db"
      disk = [ "/srv//web.img,raw,xvda,w" ]

      """,
    good: """
      --- web.cfg
      name = "web"
      disk = [ "/srv/web.img,raw,xvda,w" ]
      --- db.cfg
      name = "db"
      disk = [ "/srv/db.img,raw,xvda,w" ]

      """,
  )

  static let kind = Claim.Kind.image
  static let help = "give each guest a separate image, or make all but one read-only"

  static func complains(of claim: Claim) -> Bool { claim.isWriting }

  static func message(_ text: String, _ place: String) -> String {
    "\(text) is also written by another disk\(place)"
  }
}
