import CLibxl

extension LibxlDisk {
  /// The flat disk of C, whose texts live as long as `texts`.
  func flat(_ texts: BorrowedTexts) -> clibxl_disk {
    clibxl_disk(
      backend_domid: backendDomid,
      backend_domname: texts.pointer(backendDomname, "backend domain"),
      path: texts.pointer(path, "path"),
      vdev: texts.pointer(vdev, "vdev"),
      script: texts.pointer(script, "script"),
      backend: backend.rawValue,
      format: format.rawValue,
      specification: specification.rawValue,
      is_removable: isRemovable ? 1 : 0,
      is_writable: isWritable ? 1 : 0,
      is_cdrom: isCDROM ? 1 : 0,
      is_direct_io_safe: isDirectIOSafe ? 1 : 0,
      discards: BorrowedTexts.number(discards),
      trusted: BorrowedTexts.number(trusted)
    )
  }

  /// A copy of a flat disk; a number that has no name here is unknown.
  init(_ flat: clibxl_disk) {
    self.init(vdev: BorrowedTexts.bytes(flat.vdev) ?? [], path: BorrowedTexts.bytes(flat.path))
    backendDomid = flat.backend_domid
    backendDomname = BorrowedTexts.bytes(flat.backend_domname)
    backend = Backend(rawValue: flat.backend) ?? .unknown
    format = Format(rawValue: flat.format) ?? .unknown
    script = BorrowedTexts.bytes(flat.script)
    isRemovable = flat.is_removable != 0
    isWritable = flat.is_writable != 0
    isCDROM = flat.is_cdrom != 0
    isDirectIOSafe = flat.is_direct_io_safe != 0
    discards = BorrowedTexts.truth(flat.discards)
    trusted = BorrowedTexts.truth(flat.trusted)
    specification = Specification(rawValue: flat.specification) ?? .unknown
  }
}

extension LibxlNic {
  /// The flat interface of C, whose texts live as long as `texts`; an address of other than six bytes is
  /// refused.
  func flat(_ texts: BorrowedTexts) -> clibxl_nic {
    if mac.count != 6 { texts.refuse("'mac' has \(mac.count) bytes; it takes 6, all zero for a made-up one") }
    func byte(_ index: Int) -> UInt8 { index < mac.count ? mac[index] : 0 }
    return clibxl_nic(
      backend_domid: backendDomid,
      backend_domname: texts.pointer(backendDomname, "backend domain"),
      devid: devid,
      mtu: mtu,
      model: texts.pointer(model, "model"),
      mac: (byte(0), byte(1), byte(2), byte(3), byte(4), byte(5)),
      ip: texts.pointer(ip, "ip"),
      bridge: texts.pointer(bridge, "bridge"),
      ifname: texts.pointer(ifname, "vifname"),
      script: texts.pointer(script, "script"),
      gateway_device: texts.pointer(gatewayDevice, "gatewaydev"),
      type: type.rawValue,
      rate_bytes: rateBytesPerInterval,
      rate_microseconds: rateIntervalMicroseconds,
      trusted: BorrowedTexts.number(trusted)
    )
  }

  /// A copy of a flat interface; a number that has no name here is unknown.
  init(_ flat: clibxl_nic) {
    self.init()
    backendDomid = flat.backend_domid
    backendDomname = BorrowedTexts.bytes(flat.backend_domname)
    devid = flat.devid
    mtu = flat.mtu
    model = BorrowedTexts.bytes(flat.model)
    mac = [flat.mac.0, flat.mac.1, flat.mac.2, flat.mac.3, flat.mac.4, flat.mac.5]
    ip = BorrowedTexts.bytes(flat.ip)
    bridge = BorrowedTexts.bytes(flat.bridge)
    ifname = BorrowedTexts.bytes(flat.ifname)
    script = BorrowedTexts.bytes(flat.script)
    type = Kind(rawValue: flat.type) ?? .unknown
    rateBytesPerInterval = flat.rate_bytes
    rateIntervalMicroseconds = flat.rate_microseconds
    gatewayDevice = BorrowedTexts.bytes(flat.gateway_device)
    trusted = BorrowedTexts.truth(flat.trusted)
  }
}

extension LibxlDeviceState {
  /// A copy of a flat state.
  init(_ flat: clibxl_state) {
    self.init(
      backendPath: BorrowedTexts.bytes(flat.backend),
      backendDomid: flat.backend_domid,
      frontendPath: BorrowedTexts.bytes(flat.frontend),
      frontendDomid: flat.frontend_domid,
      devid: flat.devid,
      state: flat.state,
      eventChannel: flat.event_channel,
      ring: flat.ring,
      receivingRing: flat.second_ring
    )
  }
}
