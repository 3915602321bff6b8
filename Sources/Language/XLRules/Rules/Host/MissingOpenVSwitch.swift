import XLModel
import XLText

enum MissingOpenVSwitch: HostRule {
  static let code: DiagnosticCode = 5009
  static let page = RulePage(
    .error,
    "An interface requires Open vSwitch, but it is not installed.",
    why: "`vif-openvswitch` fails without `ovs-vsctl`, and the guest does not start.",
    subject: .host,
    bad: "vif = [ \"script=vif-openvswitch,bridge=xenbr0\" ]\n",
    good: "vif = [ \"script=vif-bridge,bridge=xenbr0\" ]\n",
    host: HostExample("Open vSwitch is not installed") { host in
      host.scripts[Array("vif-bridge".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-bridge",
        exists: true
      )
      host.scripts[Array("vif-openvswitch".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-openvswitch",
        exists: true
      )
      host.bridges = ["xenbr0"]
      host.interfaces = ["xenbr0"]
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    file.devices.nics.compactMap { nic in
      guard let script = HostQuestions.script(of: nic) else { return nil }
      let name = HostQuestions.fileName(script)
      guard name.elementsEqual(HostQuestions.openVSwitchScript), !host.hasOpenVSwitch else { return nil }
      return diagnostic(
        "vif-openvswitch requires ovs-vsctl, but it is not installed on this host",
        at: nic.spec.script.map { nic.text.place($0.range) } ?? nic.range,
        help: "install openvswitch-switch, or use vif-bridge",
      )
    }
  }
}
