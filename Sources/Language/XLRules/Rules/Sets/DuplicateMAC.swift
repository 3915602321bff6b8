import XLText

enum DuplicateMAC: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4006
  static let page = RulePage(
    .error,
    "Two interfaces have the same MAC address.",
    why: "A bridge sends the packets for both interfaces to the one that sent last, so both lose packets.",
    subject: .files,
    bad: """
      --- web.cfg
      name = "web"
      vif = [ "mac=00:16:3e:00:00:01" ]
      --- db.cfg
      name = "db"
      vif = [ "mac=00:16:3E:00:00:01,bridge=xenbr0" ]

      """,
    good: """
      --- web.cfg
      name = "web"
      vif = [ "mac=00:16:3e:00:00:01" ]
      --- db.cfg
      name = "db"
      vif = [ "mac=00:16:3e:00:00:02" ]

      """,
  )

  static let kind = Claim.Kind.mac
  static let help = "give each interface a unique address, or remove mac="

  static func message(_ text: String, _ place: String) -> String {
    "\(text) is also the MAC address of another interface\(place)"
  }
}
