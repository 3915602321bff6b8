import XLModel
import XLSyntax
import XLText

enum MissingPool: HostRule {
  static let code: DiagnosticCode = 5014
  static let page = RulePage(
    .error,
    "A CPU pool does not exist.",
    why: """
      xl refuses to start a guest in a pool that does not exist.
      The guest does not start.
      CPU pools are lost when the host restarts.
      """,
    subject: .host,
    bad: "pool = \"fast\"\n",
    good: "pool = \"Pool-0\"\n",
    host: HostExample("Pool-0 is the only pool") { host in
      host.pools[Array("fast".utf8)] = false
      host.pools[Array("Pool-0".utf8)] = true
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    guard let entry = file.entry("pool"), let name = file.text("pool"), host.pools[name] == false else {
      return []
    }
    return [
      diagnostic(
        "the CPU pool \(file.shownValue(entry.value.range)) does not exist on this host",
        at: entry.value.range,
        help: "create it with 'xl cpupool-create', or correct its name; 'xl cpupool-list' lists the pools",
      )
    ]
  }
}
