public import HotplugPlan

/// What there is to do for one device of a guest.
public enum DeviceChange: Hashable, Sendable {
  /// The device is as the file describes it.
  case keep(ObservedDevice)
  /// The file describes a device that the guest does not have.
  case attach(DesiredDevice)
  /// The guest has a device that the file does not describe.
  case detach(ObservedDevice)
  /// The device differs in what can only be changed by detaching it and attaching another one.
  case replace(ObservedDevice, DesiredDevice, [ParameterDifference])
  /// The device differs in what its backend takes while it runs: the rate of an interface, the medium of a
  /// CD drive.
  case adjust(ObservedDevice, DesiredDevice, [ParameterDifference])

  /// The device.
  public var address: DeviceAddress {
    switch self {
    case .keep(let observed), .detach(let observed), .replace(let observed, _, _),
      .adjust(let observed, _, _):
      observed.address
    case .attach(let desired): desired.request.address
    }
  }

  /// Whether nothing is to be done.
  public var isKept: Bool { if case .keep = self { true } else { false } }
}

/// How the devices of a guest differ from those that a file describes.
public struct GuestDifference: Hashable, Sendable {
  /// What there is to do, in the order of the file, then what the file does not describe.
  public let changes: [DeviceChange]

  /// The difference of what a file describes and of what a guest has.
  ///
  /// A disk is found by its number, which its vdev means. An interface is found by its MAC address where the
  /// file gives one that the guest has, otherwise by its number.
  public init(desired: [DesiredDevice], observed: [ObservedDevice], isHVM: Bool) {
    var rest = observed
    let byMAC = desired.map { Self.takeNic($0, from: &rest) }
    var taken = Set(observed.map(\.address).filter { $0.kind == .vif }.map(\.devid))
    var changes: [DeviceChange] = []
    for (device, known) in zip(desired, byMAC) {
      if let found = known ?? Self.takeNumber(device.request.address, from: &rest) {
        changes.append(Self.change(device.placed(on: found), found, isHVM: isHVM))
      } else if device.isNumberGiven || taken.insert(device.request.address.devid).inserted {
        changes.append(.attach(device))
      } else {
        // libxl takes the number after the last one.
        let number = (taken.max() ?? -1) + 1
        taken.insert(number)
        changes.append(.attach(device.numbered(number)))
      }
    }
    self.changes = changes + rest.map { .detach($0) }
  }

  /// The interface with the MAC address that a file gives.
  private static func takeNic(_ device: DesiredDevice, from rest: inout [ObservedDevice]) -> ObservedDevice? {
    guard case .nic = device.request, !device.open.contains(.mac) else { return nil }
    let wanted = DeviceParameter.mac.value(of: device.request)
    let index = rest.firstIndex { other in
      guard case .nic? = other.request, let request = other.request else { return false }
      return DeviceParameter.mac.value(of: request) == wanted
    }
    return index.map { rest.remove(at: $0) }
  }

  /// The device with a number.
  private static func takeNumber(_ address: DeviceAddress, from rest: inout [ObservedDevice])
    -> ObservedDevice?
  {
    rest.firstIndex { $0.address.kind == address.kind && $0.address.devid == address.devid }
      .map { rest.remove(at: $0) }
  }

  private static func change(_ desired: DesiredDevice, _ observed: ObservedDevice, isHVM: Bool)
    -> DeviceChange
  {
    guard let request = observed.request, observed.defect == nil else {
      return .replace(observed, desired, [])
    }
    let differences = desired.differences(from: request)
    if differences.isEmpty { return .keep(observed) }
    let parameters = Set(differences.map(\.parameter))
    let isAdjustable =
      switch request {
      // netback watches the key (xen-netback since Linux 4.1).
      case .nic: parameters == [.rate]
      // qemu changes a medium as a whole; nothing else does.
      case .disk(let disk):
        disk.isCDROM && isHVM && disk.address.backend == .qdisk
          && parameters.isSubset(of: [.target, .format])
      }
    return isAdjustable
      ? .adjust(observed, desired, differences) : .replace(observed, desired, differences)
  }
}
