package import HotplugPlan
package import HotplugState
import HotplugSurvey
package import XenstoreHost
package import XenstoreWire

/// The directory of a backend as a daemon finds it: the device that it describes, and what is to be done now.
package struct BackendLook: Hashable, Sendable {
  /// The device.
  package let address: DeviceAddress
  /// The keys that are there.
  package let keys: [String: [UInt8]]

  /// The keys that are read of each directory.
  static func names(_ kind: DeviceAddress.Kind) -> [String] {
    ["state", "online", "frontend", "frontend-id", "physical-device", "hotplug-status", ServiceVerdict.key]
      + DeviceRequest.describingKeys(kind)
  }

  /// A directory with these keys.
  package init(_ address: DeviceAddress, _ keys: [String: [UInt8]]) {
    (self.address, self.keys) = (address, keys)
  }

  /// The state of the backend; nil where the directory is gone or has none.
  package var state: XenbusState? { keys["state"].flatMap { XenbusState(value: $0) } }

  /// Whether the toolstack requires the device to go.
  package var isToGo: Bool { keys["online"] == flag(false) }

  /// What the daemon has reported of it.
  package var verdict: ServiceVerdict? { keys[ServiceVerdict.key].flatMap { ServiceVerdict(value: $0) } }

  /// Whether its script says that it is connected.
  package var isPromiseKept: Bool {
    switch address.kind {
    case .vbd: keys["physical-device"] != nil
    case .vif: keys["hotplug-status"] == Array("connected".utf8)
    }
  }

  /// What is asked for; nil where the keys do not say what the device is.
  package var request: DeviceRequest? { DeviceRequest(address, recorded: keys) }
}

extension BackendLook {
  /// What is wrong with a directory, so that nothing is done with it.
  package enum Problem: Hashable, Sendable {
    /// The state is no state of xenbus.
    case state([UInt8])
    /// The keys say that the device belongs to another guest, or to another device.
    case frontend(key: String, [UInt8]?)
    /// A key is missing without which no device can be connected.
    case missing(key: String)
    /// The guest uses a disk whose QEMU has ended; another one could not go on where that one stopped.
    case qemuGone
  }

  /// What is to be done with a device.
  package enum Order: Hashable, Sendable {
    /// Nothing now: it works, has failed, or is not there yet.
    case none
    /// It is connected.
    case serve
    /// It was connected before, and is noted as such.
    case adopt
    /// It is disconnected, and its directory removed.
    case release
    /// Its backend is closed: by QEMU, or where none has taken it up by the daemon.
    case close
    /// Nothing, since the directory is wrong.
    case ignore(Problem)
  }

  /// What is to be done now.
  ///
  /// What the store says decides, and notes that outlive the daemon, so that one that was killed goes on
  /// where it stopped; `xl devd` forgets devices that are connected, and those that have closed meanwhile.
  ///
  /// For a disk of QEMU, `isQEMUThere` says whether the QEMU that took it up runs, or where no note says
  /// which, one of its guest; it is asked only where that decides.
  package func order(_ known: ServedDevice.Stage, isQEMUThere: () -> Bool) -> Order {
    guard let value = keys["state"] else { return known.isNoted ? .release : .none }
    guard let state else { return .ignore(.state(value)) }
    // What was connected goes, whatever has become of its keys.
    if isToGo, state == .closed, known.isNoted || problem == nil { return .release }
    if let problem { return .ignore(problem) }
    if address.backend == .qdisk { return orderForQEMU(state, known, isQEMUThere) }
    if isToGo { return .none }
    switch state {
    case .initialising, .initWait, .initialised:
      if let verdict, verdict.result != .removalFailed { return .none }
      // Without notes of an interrupted run, it was connected: by `xl devd`, or before a daemon was killed.
      return isPromiseKept && known != .begun ? .adopt : .serve
    case .connected, .reconfiguring, .reconfigured:
      return known == .served && verdict != nil ? .none : .adopt
    case .unknown, .closing, .closed: return .none
    }
  }

  /// What is to be done now with a disk of QEMU, which takes up and closes its disks by itself.
  private func orderForQEMU(
    _ state: XenbusState,
    _ known: ServedDevice.Stage,
    _ isQEMUThere: () -> Bool
  ) -> Order {
    if isToGo { return verdict?.result == .failed || !isQEMUThere() ? .close : .none }
    switch state {
    case .initialising, .initWait, .initialised:
      switch verdict?.result {
      // QEMU may have been about to take up a disk that was refused, such as one whose image is in use.
      case .failed: return state == .initialising ? .none : .close
      case .connected, .removalFailed: return isQEMUThere() ? .none : .serve
      case nil: return .serve
      }
    case .connected, .reconfiguring, .reconfigured:
      if !isQEMUThere() { return .ignore(.qemuGone) }
      if verdict?.result == .failed { return .close }
      if verdict != nil { return known == .served ? .none : .adopt }
      // QEMU was quicker than the daemon, which compares the image with others all the same.
      return known == .found ? .adopt : .serve
    case .unknown, .closing, .closed: return .none
    }
  }

  /// What is wrong with the keys that say whose device it is.
  private var problem: Problem? {
    let frontend = Array(address.frontendPath.string.utf8)
    for (key, expected) in [("frontend-id", Array("\(address.domid)".utf8)), ("frontend", frontend)]
    where keys[key] != expected {
      return .frontend(key: key, keys[key])
    }
    if address.backend != .qdisk, keys["script"]?.isEmpty ?? true { return .missing(key: "script") }
    if request == nil { return .missing(key: address.kind == .vbd ? "params" : "mac") }
    return nil
  }
}

extension StoreClient {
  /// Reads the directories of several devices at once.
  package func looks(at addresses: [DeviceAddress]) throws(StoreFault) -> [BackendLook] {
    var looks: [BackendLook] = []
    for kind in DeviceAddress.Kind.allCases {
      let addresses = addresses.filter { $0.kind == kind }
      let names = BackendLook.names(kind)
      for (address, values) in zip(addresses, try self.values(names, in: addresses.map(\.backendPath))) {
        let keys = zip(names, values).compactMap { name, value in value.map { (name, $0) } }
        looks.append(BackendLook(address, Dictionary(keys, uniquingKeysWith: { first, _ in first })))
      }
    }
    return looks
  }
}

extension BackendLook.Problem: CustomStringConvertible {
  /// What is wrong, and what was expected.
  package var description: String {
    func shown(_ value: [UInt8]) -> String { "'\(String(readable: Array(value.prefix(80))))'" }
    return switch self {
    case .state(let value): "'state' is \(shown(value)), expected 0 to 8"
    case .frontend(let key, let value):
      "'\(key)' \(value.map { "is \(shown($0))" } ?? "is missing"), expected the guest that the path names"
    case .missing(let key): "'\(key)' is missing"
    case .qemuGone: "the QEMU that served the disk has exited; detach the disk, and attach it again"
    }
  }
}
