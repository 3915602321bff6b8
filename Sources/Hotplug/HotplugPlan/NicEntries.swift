extension DeviceEntries {
  /// The entries of a network interface (libxl_nic.c libxl__set_xenstore_nic, Xen 4.17).
  init(_ nic: NicRequest) {
    let address = nic.address
    let mac = Array(nic.mac.utf8)
    self.init(address: address)
    frontend = [
      ("backend-id", digits(address.backendDomid)),
      ("state", XenbusState.initialising.value),
      ("handle", digits(address.devid)),
      ("mac", mac),
      ("trusted", flag(nic.isTrusted)),
    ]
    frontendReadOnly = [("mtu", digits(nic.mtu))]
    let optional: [(String, [UInt8]?)] =
      [("script", nic.scriptPath.map { Array($0.utf8) }), ("vifname", nic.interfaceName)]
      + nic.extras.map { ($0.key, $0.value) } + [
        ("mac", mac), ("ip", nic.ip), ("gatewaydev", nic.gatewayDevice),
        ("rate", nic.rate?.recorded),
        ("mtu", nic.mtu == NicRequest.mtuDefault ? nil : digits(nic.mtu)),
        ("vlan", nic.vlan), ("bridge", nic.bridge), ("handle", digits(address.devid)),
        ("type", Array((nic.isEmulated ? "vif_ioemu" : "vif").utf8)),
        // netback publishes Connected only once a script has written `connected` here; the key must be there
        // to wait on.
        ("hotplug-status", []),
      ]
    backend =
      [
        ("frontend-id", digits(address.domid)), ("online", flag(true)),
        ("state", XenbusState.initialising.value),
      ] + optional.compactMap { key, value in value.map { (key, $0) } }
  }
}
