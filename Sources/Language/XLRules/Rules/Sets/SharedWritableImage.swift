import XLText

/// The same image or block device is written by two.
enum SharedWritableImage: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4004
  static let page = RulePage(
    .error,
    "The same image or block device is written by two.",
    why: """
      Two guests, or two disks of one, that write to the same image destroy its file system.
      xen's own `block` script meant to refuse this, but its check finds nothing on current kernels.
      Files that are called an example, a sample or a template are not compared.
      Paths that differ in `//` and `/./` only are the same; for a cluster file system both disks need a \
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
  static let help = "give each guest an image of its own, or make all but one read-only"

  static func complains(of claim: Claim) -> Bool { claim.isWriting }

  static func message(_ text: String, _ place: String) -> String {
    "\(text) is written by another disk\(place) as well"
  }
}
