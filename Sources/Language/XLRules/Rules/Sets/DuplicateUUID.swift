import XLText

enum DuplicateUUID: ClaimRule {
  static let code: DiagnosticCode = 4008
  static let page = RulePage(
    .warning,
    "Two files have the same UUID.",
    why: """
      Tools that identify guests by their UUID confuse the two guests.
      The usual cause is a copied file; without `uuid`, xl generates a UUID.
      """,
    subject: .files,
    bad: """
      --- web.cfg
      name = "web"
      uuid = "6f8a1c1e-33f6-4d3a-9a51-000000000001"
      --- db.cfg
      name = "db"
      uuid = "6F8A1C1E-33F6-4D3A-9A51-000000000001"

      """,
    good: """
      --- web.cfg
      name = "web"
      uuid = "6f8a1c1e-33f6-4d3a-9a51-000000000001"
      --- db.cfg
      name = "db"
      uuid = "6f8a1c1e-33f6-4d3a-9a51-000000000002"

      """,
  )

  static let kind = Claim.Kind.uuid
  static let help = "generate a UUID with 'uuidgen', or remove the setting"

  static func message(_ text: String, _ place: String) -> String {
    "\(text) is also the UUID of another guest\(place)"
  }
}
