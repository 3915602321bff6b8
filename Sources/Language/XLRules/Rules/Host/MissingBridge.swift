import XLModel
import XLText

enum MissingBridge: HostRule {
  static let code: DiagnosticCode = 5008
  static let page = RulePage(
    .error,
    "The bridge of an interface does not exist.",
    why: """
      The script of the interface fails, and the guest does not start.
      The default bridge is `xenbr0`; only `vif-bridge` and `vif-openvswitch` require a bridge.
      """,
    subject: .host,
    bad: "vif = [ \"bridge=xenbr1\" ]\n",
    good: "vif = [ \"bridge=xenbr0\" ]\n",
    host: HostExample("xenbr0 is the only bridge") { host in
      host.scripts[Array("vif-bridge".utf8)] = HostLook.Script(
        path: "/etc/xen/scripts/vif-bridge",
        exists: true
      )
      host.bridges = ["xenbr0"]
      host.interfaces = ["eth0", "lo", "xenbr0"]
    },
  )

  static func check(_ file: RuleSubject, on host: HostLook) -> [Diagnostic] {
    file.devices.nics.compactMap { nic in
      guard let script = HostQuestions.script(of: nic) else { return nil }
      let name = HostQuestions.fileName(script)
      let isOpenVSwitch = name.elementsEqual(HostQuestions.openVSwitchScript)
      guard isOpenVSwitch || name.elementsEqual(HostQuestions.nicScript) else { return nil }
      let bridge = nic.spec.bridge.flatMap { $0.value.isEmpty ? nil : $0 }
      let text = String(
        decoding: (bridge?.value ?? HostQuestions.bridge).prefix { !":.".utf8.contains($0) },
        as: UTF8.self
      )
      let known = isOpenVSwitch ? host.interfaces : host.bridges
      if known.contains(text) { return nil }
      let place = bridge.map { nic.text.place($0.range) } ?? nic.range
      let near = NearestName.of(Array(text.utf8), among: known)
      let list =
        known.isEmpty
        ? "create the bridge; this host has no bridge"
        : "create the bridge, or use one of \(known.sorted().prefix(8).joined(separator: ", "))"
      let shown = VisibleText.quoting(text.utf8)
      return diagnostic(
        (host.interfaces.contains(text)
          ? "'\(shown)' is an interface, but not a bridge"
          : "the bridge '\(shown)' does not exist on this host")
          + (bridge == nil ? "; it is the default bridge" : ""),
        at: place,
        help: near.map { "did you mean '\($0)'?" }
          ?? (isOpenVSwitch ? "create it with ovs-vsctl add-br" : list),
      )
    }
  }
}
