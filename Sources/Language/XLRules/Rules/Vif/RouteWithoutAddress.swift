import XLModel
import XLText

/// The script `vif-route` without an address.
enum RouteWithoutAddress: Rule {
  static let code: DiagnosticCode = 2075
  static let page = RulePage(
    .warning,
    "The script is `vif-route`, and `ip` gives it no address.",
    why: """
      `vif-route` adds a route on the host to each address in `ip`.
      Without an address the interface is up, and the host sends the guest no packets.
      """,
    subject: .vif,
    bad: "script=vif-route",
    good: "script=vif-route,ip=192.0.2.7",
  )

  static func diagnostic(_ problem: NicProblem) -> Diagnostic {
    diagnostic(
      "vif-route adds no route to the guest without 'ip'",
      at: problem.range,
      help: "add ip= with the addresses of the guest",
    )
  }
}
