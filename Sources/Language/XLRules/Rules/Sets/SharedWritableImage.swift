import XLText

/// Two disks write the same image or block device.
enum SharedWritableImage: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4004
  static let page = RulePage(
    .error,
    "Two disks write the same image or block device.",
    why: """
      Two disks that write to the same image corrupt its file system.
      Xen's `block` script has a check for this, which has no effect on current kernels.
      Files with example, sample or template in the name are not compared.
      Paths that differ only in `//` and `/./` are the same; for a cluster file system both disks need a \
      script that allows it.
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
