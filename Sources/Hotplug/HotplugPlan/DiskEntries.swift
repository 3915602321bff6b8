extension DeviceEntries {
  /// The entries of a disk (libxl_disk.c device_disk_add, Xen 4.17).
  init(_ disk: DiskRequest) {
    let address = disk.address
    let type = Array((disk.isCDROM ? "cdrom" : "disk").utf8)
    self.init(address: address)
    frontend = [
      ("backend-id", digits(address.backendDomid)),
      ("state", XenbusState.initialising.value),
      ("virtual-device", digits(address.devid)),
      ("device-type", type),
      ("trusted", flag(disk.isTrusted)),
    ]
    if let protocolName = disk.ringProtocol { frontend.append(("protocol", Array(protocolName.utf8))) }
    if address.backend == .qdisk {
      backend = [("params", Array("\(disk.qemuFormat):".utf8) + disk.target)]
      backend += disk.extras.map { ($0.key, $0.value) }
    } else {
      backend = [("params", disk.target)]
      if let path = disk.scriptPath { backend.append(("script", Array(path.utf8))) }
    }
    backend += [
      ("frontend-id", digits(address.domid)),
      ("online", flag(true)),
      ("removable", flag(disk.isCDROM)),
      ("bootable", flag(true)),
      ("state", XenbusState.initialising.value),
      ("dev", disk.virtualDeviceName),
      ("type", Array((address.backend == .qdisk ? "qdisk" : "phy").utf8)),
      ("mode", Array(disk.mode.rawValue.utf8)),
      ("device-type", type),
    ]
    if disk.isDirectIOSafe { backend.append(("direct-io-safe", flag(true))) }
    backend += [("discard-enable", flag(disk.isDiscardEnabled)), ("specification", Array("xen".utf8))]
  }
}
