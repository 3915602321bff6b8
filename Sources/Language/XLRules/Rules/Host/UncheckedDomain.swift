import XLModel
import XLSyntax
import XLText

enum UncheckedDomain: HostRule {
  static let code: DiagnosticCode = 5011
  static let page = RulePage(
    .note,
    "A backend domain or a CPU pool could not be checked.",
    why: """
      The file may name a domain or a CPU pool that does not exist.
      xenstore does not respond on a host without Xen, or without permission to read it.
      """,
    subject: .host,
    bad: "vif = [ \"backend=net\" ]\n",
    good: "vif = [ \"bridge=xenbr0\" ]\n",
    host: HostExample("xenstore does not respond, and xenbr0 is a bridge") { host in
      host.scripts[Array("vif-bridge".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-bridge",
        exists: true
      )
      host.bridges = ["xenbr0"]
      host.isStoreSilent = true
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    guard host.isStoreSilent else { return [] }
    let disks = file.devices.disks.compactMap { disk in disk.spec.backendDomain.map { ($0, disk.text) } }
    let nics = file.devices.nics.compactMap { nic in nic.spec.backendDomain.map { ($0, nic.text) } }
    var places = (disks + nics).compactMap { domain, text in
      HostQuestions.foreign(domain) == nil ? nil : text.place(domain.range)
    }
    if let entry = file.entry("pool"), file.text("pool")?.isEmpty == false {
      places.append(entry.value.range)
    }
    return places.map { place in
      diagnostic(
        "\(file.shownValue(place)) was not checked: xenstore does not respond",
        at: place,
        help: "run xlplug as root on the Xen host",
      )
    }
  }
}
