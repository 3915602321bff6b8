import XLModel
import XLText

enum MissingBackendDomain: HostRule {
  static let code: DiagnosticCode = 5010
  static let page = RulePage(
    .warning,
    "A backend domain does not exist.",
    why: """
      The device does not work until that domain runs.
      The check requires access to xenstore.
      """,
    subject: .host,
    bad: "vif = [ \"backend=net\" ]\n",
    good: "vif = [ \"bridge=xenbr0\" ]\n",
    host: HostExample("no domain has the name net, and xenbr0 is a bridge") { host in
      host.scripts[Array("vif-bridge".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-bridge",
        exists: true
      )
      host.bridges = ["xenbr0"]
      host.domains[Array("net".utf8)] = false
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    let disks = file.devices.disks.compactMap { disk in disk.spec.backendDomain.map { ($0, disk.text) } }
    let nics = file.devices.nics.compactMap { nic in nic.spec.backendDomain.map { ($0, nic.text) } }
    return (disks + nics).compactMap { domain, text in
      guard let name = HostQuestions.foreign(domain), host.domains[name] == false else { return nil }
      let place = text.place(domain.range)
      return diagnostic(
        "the backend domain \(file.quoted(place)) is not running on this host",
        at: place,
        help: "start the domain first, or correct its name",
      )
    }
  }
}
