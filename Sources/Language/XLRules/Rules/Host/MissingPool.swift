import XLModel
import XLSyntax
import XLText

/// A pool of processors does not exist.
enum MissingPool: HostRule {
  static let code: DiagnosticCode = 5014
  static let page = RulePage(
    .error,
    "A pool of processors does not exist.",
    why: """
      xl refuses to start a guest in a pool that does not exist.
      Pools are gone after a restart of the host.
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
        "there is no pool \(file.shownValue(entry.value.range)) on this machine",
        at: entry.value.range,
        help: "'xl cpupool-list' lists the pools; 'xl cpupool-create' creates a pool",
      )
    ]
  }
}
