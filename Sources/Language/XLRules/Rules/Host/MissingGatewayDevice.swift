import XLModel
import XLText

enum MissingGatewayDevice: HostRule {
  static let code: DiagnosticCode = 5012
  static let page = RulePage(
    .error,
    "The gateway device of an interface does not exist.",
    why: "The script fails, and the guest does not start: it needs the address of the gateway device.",
    subject: .host,
    bad: "vif = [ \"script=vif-route,ip=10.0.0.2,gatewaydev=eth9\" ]\n",
    good: "vif = [ \"script=vif-route,ip=10.0.0.2,gatewaydev=eth0\" ]\n",
    host: HostExample("eth0 is the only interface") { host in
      host.scripts[Array("vif-route".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-route",
        exists: true
      )
      host.interfaces = ["eth0", "lo"]
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    file.devices.nics.compactMap { nic in
      guard HostQuestions.foreign(nic.spec.backendDomain) == nil, !host.interfaces.isEmpty,
        let device = nic.spec.gatewayDevice, !device.value.isEmpty
      else { return nil }
      let name = String(decoding: device.value, as: UTF8.self)
      if host.interfaces.contains(name) { return nil }
      let place = nic.text.place(device.range)
      return diagnostic(
        "the gateway device \(file.quoted(place)) does not exist on this host",
        at: place,
        help: NearestName.of(device.value, among: host.interfaces).map { "did you mean '\($0)'?" }
          ?? "use one of \(host.interfaces.sorted().prefix(8).joined(separator: ", "))",
      )
    }
  }
}
