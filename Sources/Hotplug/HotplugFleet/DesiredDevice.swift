public import HotplugPlan

/// A device as a file describes it, as a request of a host.
public struct DesiredDevice: Hashable, Sendable {
  /// The request, with every default filled in.
  public var request: DeviceRequest
  /// The parameters that the file leaves to the host, so that any value will do.
  public var open: Set<DeviceParameter>
  /// Whether the file gives the number of an interface; otherwise it is the place in the file's list.
  public var isNumberGiven: Bool

  /// A device with the parameters that are left open.
  public init(_ request: DeviceRequest, open: Set<DeviceParameter> = [], isNumberGiven: Bool = true) {
    (self.request, self.open, self.isNumberGiven) = (request, open, isNumberGiven)
  }

  /// The same interface with another number.
  func numbered(_ devid: Int32) -> DesiredDevice {
    guard case .nic(var nic) = request else { return self }
    nic.address.devid = devid
    var numbered = self
    numbered.request = .nic(nic)
    return numbered
  }

  /// The same device for the comparison with one that is there: with its number, and its values of the
  /// parameters that are left open.
  func placed(on observed: ObservedDevice) -> DesiredDevice {
    guard case .nic(var nic) = request, case .nic(let other)? = observed.request else { return self }
    if open.contains(.mac) { nic.mac = other.mac }
    if open.contains(.bridge) { nic.bridge = other.bridge }
    if open.contains(.script) { nic.scriptPath = other.scriptPath }
    if open.contains(.gatewaydev) { nic.gatewayDevice = other.gatewayDevice }
    if open.contains(.type) { nic.isEmulated = other.isEmulated }
    if open.contains(.backend) { nic.address.backendDomid = other.address.backendDomid }
    var placed = self
    placed.request = .nic(nic)
    // Its MAC address is not a random one any more.
    placed.open.remove(.mac)
    return placed.numbered(observed.address.devid)
  }

  /// The device as a string, without the random MAC address of one that has none.
  public func specification(ownDomid: UInt16) -> [UInt8]? {
    request.specification(ownDomid: ownDomid, without: open.contains(.mac) ? [.mac] : [])
  }

  /// What differs from a device that is there.
  public func differences(from observed: DeviceRequest) -> [ParameterDifference] {
    DeviceParameter.all(of: request.address.kind).compactMap { parameter in
      guard !open.contains(parameter) else { return nil }
      let (found, wanted) = (parameter.value(of: observed), parameter.value(of: request))
      return found == wanted ? nil : ParameterDifference(parameter: parameter, found: found, wanted: wanted)
    }
  }
}
