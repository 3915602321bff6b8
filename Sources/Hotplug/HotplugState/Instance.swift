package import HotplugPlan
package import XenstoreHost
package import XenstoreWire

/// Which device of an address it is: 128 random bits in hexadecimal, chosen again for each attach.
///
/// An address is a place: a device that another program detached and attached again has the same address,
/// often the same target and script, and may be in use by now.
package struct Instance: Hashable, Sendable {
  /// The key of the toolstack's record and of the backend's directory that has it.
  static let key = "xlplug-instance"

  /// Its digits, as they are in the store and in the journal.
  package var digits: [UInt8]

  /// An instance with these digits.
  package init(digits: [UInt8]) { self.digits = digits }

  /// An instance that no other attach has chosen.
  package static func fresh() -> Instance {
    var generator = SystemRandomNumberGenerator()
    let text = [generator.next(), generator.next()].map { (half: UInt64) in
      let digits = String(half, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }
    return Instance(digits: Array(text.joined().utf8))
  }

  /// The changes that mark the device at an address as this one.
  package func marks(of device: DeviceAddress, by side: DeviceSide = .toolstack) -> [StoreOperation] {
    side.homes(of: device).map { .write($0.appending(Self.key), digits) }
  }
}

/// Who works on a device, which decides what of its entries may be read and written.
package enum DeviceSide: Hashable, Sendable {
  /// A toolstack, which made the entries and keeps a record of its own.
  case toolstack
  /// The domain that serves the device for a toolstack in another domain: it sees the backend's directory
  /// and not the toolstack's record, which may be read by domain 0 only.
  case server

  /// The directories of a device that are one's own to mark.
  fileprivate func homes(of device: DeviceAddress) -> [StorePath] {
    switch self {
    case .toolstack: [device.toolstackPath, device.backendPath]
    case .server: [device.backendPath]
    }
  }
}

/// Which device is at an address.
package enum Occupant: Hashable, Sendable {
  /// None that a toolstack has recorded; entries of one that is gone may be left.
  case nobody
  /// A device that has a mark.
  case marked(Instance)
  /// A device that another toolstack has attached, and that no detach of ours has marked yet.
  case unmarked

  /// Whether a run that is about an instance may change what is at the address.
  package func isFree(for instance: Instance?) -> Bool {
    switch self {
    case .nobody: true
    case .marked(let found): found == instance
    case .unmarked: false
    }
  }
}

extension StoreClient {
  /// Which device is at an address.
  ///
  /// The toolstack's record counts, where there is one: a domain that serves a device owns the backend's
  /// directory and may write any mark there.
  package func occupant(
    of device: DeviceAddress,
    seenBy side: DeviceSide = .toolstack,
    in transaction: TransactionID = .none
  ) throws(StoreFault) -> Occupant {
    let backend = device.backendPath
    let record =
      switch side {
      case .toolstack: device.toolstackPath
      case .server: backend
      }
    let places = [record, record.appending(Instance.key), backend.appending(Instance.key)]
    let found = try readIfPresent(places, in: transaction)
    let isRecorded = found[0] != nil
    if let digits = isRecorded ? found[1] : found[2] { return .marked(Instance(digits: digits)) }
    return isRecorded ? .unmarked : .nobody
  }
}
