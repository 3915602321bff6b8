import XLText

/// Two files have the same name of the guest.
enum DuplicateDomainName: ClaimRule {
  static let code: DiagnosticCode = 4009
  static let page = RulePage(
    .warning,
    "Two files have the same name of the guest.",
    why: """
      xl refuses to start a guest whose name is in use.
      Files with the same name are taken for alternatives, so that nothing else is compared between them.
      """,
    subject: .files,
    bad: "--- web.cfg\nname = \"web\"\n--- web-rescue.cfg\nname = \"web\"\n",
    good: "--- web.cfg\nname = \"web\"\n--- web-rescue.cfg\nname = \"web-rescue\"\n",
  )

  static let kind = Claim.Kind.domainName
  static let help = "give each guest a name of its own"

  static func message(_ text: String, _ place: String) -> String {
    "\(text) is the name of another guest\(place) as well"
  }
}
