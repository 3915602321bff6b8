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

  /// A device and the request that it answers.
  public init(_ address: DeviceAddress, _ request: DeviceRequest?) {
    (self.address, self.request) = (address, request)
  }

  /// The device as a disk or vif string, for a toolstack in a domain; nil where it cannot be written as one.
  public func specification(ownDomid: UInt16) -> [UInt8]? {
    let backend = address.backendDomid
    return request?.specification(
      backendName: backend == ownDomid ? nil : Array(String(backend).utf8)
    )
  }
}

extension HostSurvey {
  /// The devices of a guest, disks before interfaces, each by their numbers.
  ///
  /// Two exchanges with the store for each kind, and one more for each 1,000 keys or so. What the toolstack's
  /// record lacks is taken from the backend's directory; the guest's own is not read.
  public func observedDevices(of guest: UInt16) throws(EngineFault) -> [ObservedDevice] {
    var found: [ObservedDevice] = []
    for kind in DeviceAddress.Kind.allCases {
      let addresses = try addresses(kind, of: guest)
      let keys = DeviceRequest.describingKeys(kind)
      let values: [[[UInt8]?]]
      do {
        values = try client.values(keys, in: addresses.flatMap { [$0.toolstackPath, $0.backendPath] })
      } catch {
        throw .store(error)
      }
      for (index, address) in addresses.enumerated() {
        let pairs = zip(keys, zip(values[2 * index], values[2 * index + 1]))
        let known = pairs.compactMap { key, value in (value.0 ?? value.1).map { (key, $0) } }
        let request = DeviceRequest(address, recorded: Dictionary(known) { first, _ in first })
        found.append(ObservedDevice(address, request))
      }
    }
    return found
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
