public import HotplugOutcome
public import HotplugPlan
public import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// A device that a guest has, as the toolstack recorded it.
public struct ObservedDevice: Hashable, Sendable {
  /// The device.
  public let address: DeviceAddress
  /// The request that it answers; nil where the record does not say what it is.
  public let request: DeviceRequest?
  /// Why it does not work and will not by itself, in words; nil where nothing speaks against it.
  public var defect: String?

  /// A device and the request that it answers.
  public init(_ address: DeviceAddress, _ request: DeviceRequest?, defect: String? = nil) {
    (self.address, self.request, self.defect) = (address, request, defect)
  }
}

extension HostSurvey {
  /// The devices of a guest, disks before interfaces, each by their numbers.
  ///
  /// Some exchanges with the store for each kind, and one more for each batch of keys. What the toolstack's
  /// record lacks is taken from the backend's directory; of the guest's own only `trusted` is read.
  public func observedDevices(of guest: UInt16) throws(EngineFault) -> [ObservedDevice] {
    var found: [ObservedDevice] = []
    for kind in DeviceAddress.Kind.allCases {
      let addresses = try addresses(kind, of: guest)
      let keys = DeviceRequest.describingKeys(kind)
      let (values, states, trusts): ([[[UInt8]?]], [[[UInt8]?]], [[[UInt8]?]])
      do {
        values = try client.values(keys, in: addresses.flatMap { [$0.toolstackPath, $0.backendPath] })
        states = try client.values(["state", "online"], in: addresses.map(\.backendPath))
        trusts = try client.values(["trusted"], in: addresses.map(\.frontendPath))
      } catch {
        throw .store(error)
      }
      for (index, address) in addresses.enumerated() {
        let pairs = zip(keys, zip(values[2 * index], values[2 * index + 1]))
        var known: [String: [UInt8]] = ["trusted": trusts[index][0] ?? []]
        for (key, value) in pairs { known[key] = value.0 ?? value.1 }
        let defect = Self.defect(state: states[index][0], online: states[index][1])
        found.append(ObservedDevice(address, DeviceRequest(address, recorded: known), defect: defect))
      }
    }
    return found
  }

  /// Why a device does not work: its backend is gone, has closed, or was requested to.
  private static func defect(state: [UInt8]?, online: [UInt8]?) -> String? {
    guard let state else { return "its backend does not exist" }
    let found = XenbusState(value: state)
    if found == .closing || found == .closed || online == Array("0".utf8) {
      return "its backend is in state \(found.map(\.description) ?? String(readable: state))"
        + (online == Array("0".utf8) ? ", and was requested to close" : "")
    }
    return nil
  }

  /// The devices of a kind that the toolstack has a record of, by their numbers.
  private func addresses(_ kind: DeviceAddress.Kind, of guest: UInt16) throws(EngineFault) -> [DeviceAddress]
  {
    let home = DeviceAddress.toolstackHome(guest).appending("device/\(kind.rawValue)")
    let numbers = try children(home).compactMap { Int32($0) }.filter { $0 >= 0 }.sorted()
    let links: [[UInt8]?]
    do {
      links = try client.readIfPresent(numbers.map { home.appending("\($0)/backend") })
    } catch {
      throw .store(error)
    }
    return zip(numbers, links).compactMap { number, link in
      guard let link, let path = StorePath(String(decoding: link, as: UTF8.self)),
        let address = DeviceAddress(backendPath: path, kind: kind), address.domid == guest,
        address.devid == number
      else { return nil }
      return address
    }
  }
}
