import HotplugEngine
import HotplugPlan
import XLModel

/// A word by which a person names a device of a guest: a vdev, a MAC, or a number.
enum DeviceName: Hashable {
  /// A disk, by its number.
  case disk(Int32)
  /// An interface, by its number.
  case nic(Int32)
  /// An interface, by its MAC in lower case.
  case mac([UInt8])

  /// What a word names; `isNic` makes a number an interface's.
  init(_ word: String, isNic: Bool) throws(EngineFault) {
    if isNic, let devid = Int32(word), devid >= 0 {
      self = .nic(devid)
    } else if isNic || word.utf8.count(where: { $0 == UInt8(ascii: ":") }) == 5 {
      self = .mac(Array(word.lowercased().utf8))
    } else {
      guard let virtual = VirtualDevice(decoding: Array(word.utf8)), virtual.number >= 0, !word.isEmpty else {
        throw .noSuchDevice(word)
      }
      self = .disk(virtual.number)
    }
  }

  /// Whether this names a device, whose own name is its MAC for an interface.
  func names(_ address: DeviceAddress, _ name: [UInt8]) -> Bool {
    switch self {
    case .disk(let devid): address.kind == .vbd && address.devid == devid
    case .nic(let devid): address.kind == .vif && address.devid == devid
    case .mac(let mac): address.kind == .vif && name == mac
    }
  }
}
