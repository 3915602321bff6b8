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
  package var isToGo: Bool { keys["online"] == Array("0".utf8) }

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
    /// Nothing, since the directory is wrong.
    case ignore(Problem)
  }

  /// What is to be done now.
  ///
  /// What the store says decides, and notes that outlive the daemon, so that one that was killed goes on
  /// where it stopped; `xl devd` forgets devices that are connected, and those that have closed meanwhile.
  package func order(_ known: ServedDevice.Stage) -> Order {
    guard let value = keys["state"] else { return known == .unknown ? .none : .release }
    guard let state else { return .ignore(.state(value)) }
    // What was connected goes, whatever has become of its keys.
    if isToGo, state == .closed, known != .unknown || problem == nil { return .release }
    if let problem { return .ignore(problem) }
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
    }
  }
}
