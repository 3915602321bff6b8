import XLText

enum DuplicateDomainName: ClaimRule {
  static let code: DiagnosticCode = 4009
  static let page = RulePage(
    .warning,
    "Two files have the same domain name.",
    why: """
      xl refuses to start a guest whose name is in use.
      Files with the same name are treated as alternatives, and are not compared further.
      """,
    subject: .files,
    bad: "--- web.cfg\nname = \"web\"\n--- web-rescue.cfg\nname = \"web\"\n",
    good: "--- web.cfg\nname = \"web\"\n--- web-rescue.cfg\nname = \"web-rescue\"\n",
  )

  static let kind = Claim.Kind.domainName
  static let help = "give each guest a unique name"

  static func message(_ text: String, _ place: String) -> String {
    "\(text) is also the name of another guest\(place)"
  }
}
