import XLText

enum SharedImage: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4005
  static let page = RulePage(
    .warning,
    "An image is written by one disk and read by another.",
    why: """
      The file system of the reading guest caches blocks, and fails when they change.
      Only an image that no guest writes can be shared.
      """,
    subject: .files,
    bad: """
      --- web.cfg
      name = "web"
      disk = [ "/srv/web.img,raw,xvda,w" ]
      --- db.cfg
      name = "db"
      disk = [ "/srv/web.img,raw,xvdb,r" ]

      """,
    good: """
      --- web.cfg
      name = "web"
      disk = [ "/srv/web.img,raw,xvda,r" ]
      --- db.cfg
      name = "db"
      disk = [ "/srv/web.img,raw,xvdb,r" ]

      """,
  )

  static let kind = Claim.Kind.image
  static let help = "make both read-only, or read from a snapshot"

  static func complains(of claim: Claim) -> Bool { !claim.isWriting }

  static func message(_ text: String, _ place: String) -> String {
    "\(text) is read here and written by another disk\(place)"
  }
}
