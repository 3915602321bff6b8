import HotplugOutcome
import HotplugPlan
import HotplugState
import XenstoreHost
import XenstoreWire

/// What the store reports about a device, read in a few batches: the toolstack's word counts before the
/// backend's, and the guest's never.
struct DeviceKeys {
  /// The most bytes of a word of others that are kept.
  static let wordByteCountMax = 1024

  private static let names = [
    "dev", "mac", "script", "params", "mode", "type", "bridge", "vifname", "node", "physical-device",
    "device-type", "ip", "gatewaydev", "rate", "mtu", "vlan",
  ]

  private(set) var hasRecord = false
  private(set) var backend: BackendEvidence?
  private(set) var frontend: FrontendEvidence?
  /// The values of keys, as the toolstack recorded them, or as they are in the backend's directory.
  private(set) var values: [String: [UInt8]] = [:]

  /// The value of a key.
  subscript(name: String) -> [UInt8]? { values[name] }

  /// Reads what the store reports about a device.
  init(_ address: DeviceAddress, _ client: StoreClient) throws(EngineFault) {
    let (record, back, front) = (address.toolstackPath, address.backendPath, address.frontendPath)
    let states = ["state", "online", "hotplug-status", "hotplug-error"].map { back.appending($0) }
    let errors = [
      DeviceAddress.home(address.backendDomid).appending("error/\(address.backendPathInHome)/error"),
      DeviceAddress.home(address.domid)
        .appending("error/device/\(address.kind.rawValue)/\(address.devid)/error"),
    ]
    let paths =
      [record, back, front] + states + [front.appending("state")] + errors
      + Self.names.flatMap { [record.appending($0), back.appending($0)] } + [address.failedRemovalNote]
    var found: [[UInt8]?]
    do { found = try client.readIfPresent(paths) } catch { throw .store(error) }
    found = found.map { $0.map { Array($0.prefix(Self.wordByteCountMax)) } }
    hasRecord = found[0] != nil
    if found[1] != nil {
      var side = BackendEvidence(found[3].flatMap { XenbusState(value: $0) })
      side.isOnline = found[4] != Array("0".utf8)
      side.hotplugStatus = found[5].flatMap { $0.isEmpty ? nil : $0 }
      (side.hotplugError, side.error) = (found[6], found[8])
      side.hasFailedRemoval = found.last != .some(nil)
      backend = side
    }
    if found[2] != nil {
      var side = FrontendEvidence(found[7].flatMap { XenbusState(value: $0) })
      side.error = found[9]
      frontend = side
    }
    for (index, name) in Self.names.enumerated() {
      let (own, served) = (found[10 + 2 * index], found[11 + 2 * index])
      values[name] = own ?? served
    }
  }
}
