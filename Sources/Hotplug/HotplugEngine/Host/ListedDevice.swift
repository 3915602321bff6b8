public import HotplugPlan
import XenstoreWire

/// A device as the store shows it: for lists, and to find what is to be detached.
public struct ListedDevice: Hashable, Sendable {
  /// The device.
  public var address: DeviceAddress
  /// `xvda` for a disk, the MAC for an interface; empty where the store does not say.
  public var name: [UInt8]
  /// The target of a disk, the bridge of an interface; empty where the store does not say.
  public var detail: [UInt8]
  /// `r`, `w` or `w!` for a disk.
  public var mode: [UInt8]
  /// The script, absolute.
  public var scriptPath: String?
  /// The backend's state.
  public var backendState: XenbusState?
  /// The frontend's state.
  public var frontendState: XenbusState?
  /// What the script left in `hotplug-status`.
  public var hotplugStatus: [UInt8]?
  /// What the script left in `hotplug-error`.
  public var hotplugError: [UInt8]?
}

extension HostSurvey {
  /// The guests that the toolstack has a record of.
  public func guests() throws(EngineFault) -> [UInt16] {
    try children(StorePath.root.appending("libxl")).compactMap { UInt16($0) }
  }

  /// The devices of a guest, or of all guests, that the toolstack has a record of.
  public func devices(_ kind: DeviceAddress.Kind, of domid: UInt16? = nil) throws(EngineFault)
    -> [ListedDevice]
  {
    let guests = if let domid { [domid] } else { try guests() }
    var found: [ListedDevice] = []
    for guest in guests {
      let home = DeviceAddress.toolstackHome(guest).appending("device/\(kind.rawValue)")
      for devid in try children(home) {
        guard let number = Int32(devid), number >= 0 else { continue }
        if let device = try address(kind, guest, number) { found.append(try listed(device)) }
      }
    }
    return found
  }

  /// The device with this number, from the toolstack's record; from what is left of it where there is no
  /// record.
  public func address(_ kind: DeviceAddress.Kind, _ domid: UInt16, _ devid: Int32) throws(EngineFault)
    -> DeviceAddress?
  {
    let usual = DeviceAddress(kind: kind, backend: kind == .vbd ? .vbd : .vif, domid: domid, devid: devid)
    if let link = try value(usual.toolstackPath.appending("backend")), let path = StorePath(link),
      let address = DeviceAddress(backendPath: path, kind: kind), address.domid == domid,
      address.devid == devid
    {
      return address
    }
    for path in [usual.toolstackPath, usual.backendPath, usual.frontendPath] where try value(path) != nil {
      return usual
    }
    return nil
  }

  /// What the store says about one device.
  public func listed(_ address: DeviceAddress) throws(EngineFault) -> ListedDevice {
    func key(_ name: String) throws(EngineFault) -> [UInt8]? {
      if let own = try bytes(address.toolstackPath.appending(name)) { return own }
      return try bytes(address.backendPath.appending(name))
    }
    func state(_ directory: StorePath) throws(EngineFault) -> XenbusState? {
      try bytes(directory.appending("state")).flatMap { XenbusState(value: $0) }
    }
    let isDisk = address.kind == .vbd
    let (name, detail, mode) = (
      try key(isDisk ? "dev" : "mac"), try key(isDisk ? "params" : "bridge"), try key("mode")
    )
    let params = detail ?? []
    return try ListedDevice(
      address: address,
      name: name ?? [],
      detail: address.backend == .qdisk ? Array(params.drop { $0 != UInt8(ascii: ":") }.dropFirst()) : params,
      mode: mode ?? [],
      scriptPath: key("script").map { String(decoding: $0, as: UTF8.self) },
      backendState: state(address.backendPath),
      frontendState: state(address.frontendPath),
      hotplugStatus: bytes(address.backendPath.appending("hotplug-status")),
      hotplugError: bytes(address.backendPath.appending("hotplug-error")),
    )
  }

  /// What a detach needs to know about a device.
  public func attached(_ address: DeviceAddress) throws(EngineFault) -> AttachedDevice {
    let device = try listed(address)
    let type = try value(address.toolstackPath.appending("type"))
    let gateway = try bytes(address.toolstackPath.appending("gatewaydev"))
    return AttachedDevice(
      address,
      scriptPath: address.backend == .qdisk ? nil : device.scriptPath,
      isEmulated: type == "vif_ioemu",
      gatewayDevice: gateway ?? [],
    )
  }
}
