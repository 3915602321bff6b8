import HotplugPlan
import HotplugSurvey
import XLModel
import XLText

/// A device of a guest by its name: `xvda`, `51712`, `vif0`, `vif:0`, `vif7.0`, or the MAC of an interface.
enum DeviceName: Hashable {
  /// A disk, by its number; whether a documented vdev has this number.
  case disk(Int32, isDocumented: Bool)
  /// An interface, by its number.
  case nic(Int32)
  /// An interface, by its MAC.
  case mac(MACAddress)

  /// The device that a word names in a guest; `isNic` makes a number an interface's.
  init(_ word: String, isNic: Bool, of domid: UInt16) throws(DeviceNameFault) {
    let bytes = Array(word.utf8)
    if let mac = Self.mac(bytes) {
      self = .mac(mac)
    } else if let devid = try Self.interface(word, of: domid) {
      self = .nic(devid)
    } else if isNic {
      guard let devid = Self.number(word) else { throw .unknown(word, isNic: true) }
      self = .nic(devid)
    } else if let disk = Self.disk(bytes) {
      self = disk
    } else {
      throw Self.inGuest(word).map { .path(word, name: $0) } ?? .unknown(word, isNic: false)
    }
  }

  /// Whether it is an interface's.
  var isNic: Bool {
    switch self {
    case .disk: false
    case .nic, .mac: true
    }
  }

  /// Whether it has the documented form, so that it names a device even where a guest has none.
  var isDocumented: Bool {
    if case .disk(_, isDocumented: false) = self { false } else { true }
  }

  /// Its number; nil for a MAC.
  var devid: Int32? {
    switch self {
    case .disk(let devid, _), .nic(let devid): devid
    case .mac: nil
    }
  }

  /// Whether this names a device, whose own name is its MAC for an interface.
  func names(_ address: DeviceAddress, _ name: [UInt8]) -> Bool {
    switch self {
    case .disk(let devid, _): address.kind == .vbd && address.devid == devid
    case .nic(let devid): address.kind == .vif && address.devid == devid
    case .mac(let mac): address.kind == .vif && Self.mac(name) == mac
    }
  }

  /// The one of several devices that it names; nil for none.
  ///
  /// Throws where two interfaces have the MAC, and where no device has a number that no vdev has.
  func only(_ word: String, _ found: [DeviceAddress]) throws(DeviceNameFault) -> DeviceAddress? {
    if found.count > 1 { throw .ambiguous(word, found) }
    if found.isEmpty, case .disk(let devid, isDocumented: false) = self {
      throw .notDocumented(word, isNumber: Self.number(word) == devid)
    }
    return found.first
  }

  /// The device of a guest that it names; nil where the guest has none.
  func device(_ word: String, of domid: UInt16, in survey: HostSurvey) throws -> DeviceAddress? {
    switch self {
    case .disk(let devid, _): try only(word, survey.address(.vbd, domid, devid).map { [$0] } ?? [])
    case .nic(let devid): try survey.address(.vif, domid, devid)
    case .mac:
      try only(word, survey.devices(.vif, of: domid).filter { names($0.address, $0.name) }.map(\.address))
    }
  }

  // MARK: forms

  private static func number(_ word: some StringProtocol) -> Int32? {
    guard !word.isEmpty, word.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else {
      return nil
    }
    return Int32(word)
  }

  /// The number of an interface by `vif0`, `vif:0` or `vif7.0`; nil for other words.
  private static func interface(_ word: String, of domid: UInt16) throws(DeviceNameFault) -> Int32? {
    guard word.hasPrefix("vif") else { return nil }
    let rest = word.dropFirst("vif".count)
    if let devid = number(rest.first == ":" ? rest.dropFirst() : rest) { return devid }
    let parts = rest.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, let guest = number(parts[0]), let devid = number(parts[1]) else { return nil }
    if guest != Int32(domid) { throw .otherDomain(word, isOf: guest, expected: domid) }
    return devid
  }

  private static func disk(_ bytes: [UInt8]) -> DeviceName? {
    guard !bytes.isEmpty, let device = VirtualDevice(decoding: bytes), device.number >= 0 else { return nil }
    if device.family != .plain { return .disk(device.number, isDocumented: device.isDocumented) }
    // Of the plain numbers those are meant that a vdev has.
    let name = VirtualDevice.name(of: device.number)
    return device.isDocumented
      ? .disk(device.number, isDocumented: name != String(device.number)) : nil
  }

  private static func mac(_ bytes: [UInt8]) -> MACAddress? {
    guard bytes.count(where: { $0 == UInt8(ascii: ":") }) == MACAddress.octetCount - 1,
      let mac = MACAddress.reading(bytes.span), mac.range.end == bytes.count
    else { return nil }
    return mac.value
  }

  /// `xvdb` of `/dev/xvdb`.
  private static func inGuest(_ word: String) -> String? {
    let prefix = "/dev/"
    guard word.hasPrefix(prefix) else { return nil }
    let name = String(word.dropFirst(prefix.count))
    guard case .disk(_, isDocumented: true)? = disk(Array(name.utf8)) else { return nil }
    return name
  }
}
