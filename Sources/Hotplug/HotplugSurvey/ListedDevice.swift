public import HotplugOutcome
public import HotplugPlan
import XenstoreHost
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

  /// The names of guests, where the store has them.
  public func names(of guests: [UInt16]) throws(EngineFault) -> [UInt16: [UInt8]] {
    let values: [[UInt8]?]
    do {
      values = try client.readIfPresent(guests.map { DeviceAddress.home($0).appending("name") })
    } catch {
      throw .store(error)
    }
    return Dictionary(zip(guests, values).compactMap { guest, name in name.map { (guest, $0) } }) { $1 }
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
    let isDisk = address.kind == .vbd
    let (name, target) = isDisk ? ("dev", "params") : ("mac", "bridge")
    let described = [name, target, "mode", "script"]
    let keys = try DeviceKeys(
      of: address,
      own: described,
      backend: described + ["state", "hotplug-status", "hotplug-error"],
      frontend: ["state"],
      in: client
    )
    func state(_ value: [UInt8]?) -> XenbusState? { value.flatMap { XenbusState(value: $0) } }
    let params = keys[target] ?? []
    return ListedDevice(
      address: address,
      name: keys[name] ?? [],
      detail: address.backend == .qdisk ? Array(params.drop { $0 != UInt8(ascii: ":") }.dropFirst()) : params,
      mode: keys["mode"] ?? [],
      scriptPath: keys.scriptPath,
      backendState: state(keys.backend["state"]),
      frontendState: state(keys.frontend["state"]),
      hotplugStatus: keys.backend["hotplug-status"],
      hotplugError: keys.backend["hotplug-error"],
    )
  }

  /// What a detach needs to know about a device.
  public func attached(_ address: DeviceAddress) throws(EngineFault) -> AttachedDevice {
    let keys = try DeviceKeys(
      of: address,
      own: ["script", "type", "gatewaydev"],
      backend: ["script"],
      in: client
    )
    return AttachedDevice(
      address,
      scriptPath: address.backend == .qdisk ? nil : keys.scriptPath,
      isEmulated: keys.own["type"] == Array("vif_ioemu".utf8),
      gatewayDevice: keys.own["gatewaydev"] ?? [],
    )
  }
}

/// Keys of one device, as one look found them.
private struct DeviceKeys {
  /// Keys that the toolstack recorded.
  var own: [String: [UInt8]] = [:]
  /// Keys of the backend's directory.
  var backend: [String: [UInt8]] = [:]
  /// Keys of the guest's directory.
  var frontend: [String: [UInt8]] = [:]

  init(
    of address: DeviceAddress,
    own ownNames: [String],
    backend backendNames: [String],
    frontend frontendNames: [String] = [],
    in client: StoreClient
  ) throws(EngineFault) {
    let paths =
      ownNames.map { address.toolstackPath.appending($0) }
      + backendNames.map { address.backendPath.appending($0) }
      + frontendNames.map { address.frontendPath.appending($0) }
    var values: ArraySlice<[UInt8]?>
    do { values = try client.readIfPresent(paths)[...] } catch { throw .store(error) }
    for name in ownNames { own[name] = values.removeFirst() }
    for name in backendNames { backend[name] = values.removeFirst() }
    for name in frontendNames { frontend[name] = values.removeFirst() }
  }

  /// What the toolstack recorded, or where it did not, what the backend's directory has.
  subscript(name: String) -> [UInt8]? { own[name] ?? backend[name] }

  /// The script, absolute.
  var scriptPath: String? { self["script"].map { String(decoding: $0, as: UTF8.self) } }
}
