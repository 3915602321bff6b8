import XLText

enum DuplicateInterfaceName: FileRule, ClaimRule {
  static let code: DiagnosticCode = 4007
  static let page = RulePage(
    .error,
    "Two interfaces have the same `vifname`.",
    why: """
      The second guest does not start, because its interface cannot be renamed.
      Older scripts also removed the name from the first interface.
      """,
    subject: .files,
    bad: """
      --- web.cfg
      name = "web"
      vif = [ "vifname=lan" ]
      --- db.cfg
      name = "db"
      vif = [ "vifname=lan" ]

      """,
    good: """
      --- web.cfg
      name = "web"
      vif = [ "vifname=web-lan" ]
      --- db.cfg
      name = "db"
      vif = [ "vifname=db-lan" ]

      """,
  )

  static let kind = Claim.Kind.interfaceName
  static let help = "give each interface a unique name, or remove vifname="

  static func message(_ text: String, _ place: String) -> String {
    "\(text) is also the name of another interface\(place)"
  }
}
