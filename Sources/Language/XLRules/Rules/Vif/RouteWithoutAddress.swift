import XLText

enum RouteWithoutAddress: WordedRule {
  static let code: DiagnosticCode = 2075
  static let page = RulePage(
    .warning,
    "An interface has the script `vif-route`, but no `ip`.",
    why: """
      The interface is up, but the guest gets no packets: the script adds a route only for addresses in `ip`.
      """,
    subject: .vif,
    bad: "script=vif-route",
    good: "script=vif-route,ip=192.0.2.7",
  )
  static let help = "add ip= with the addresses of the guest"

  static func message(_ text: String) -> String { "vif-route adds no route to the guest without 'ip'" }
}
