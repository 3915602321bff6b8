import XenstoreHost
import XenstoreWire

/// What the simulation's thread does: takes watch events and moves the devices on that they are about.
struct SimulationLoop {
  static let watchedPath = StorePath.root.appending("local/domain")
  static let token = Array("xlplug-simulation".utf8)

  /// The states of a device (xen/include/public/io/xenbus.h, Xen 4.17).
  enum State: UInt8 {
    case initialising = 1
    case initWait = 2
    case initialised = 3
    case connected = 4
    case closing = 5
    case closed = 6

    var text: [UInt8] { [UInt8(ascii: "0") + rawValue] }
  }

  private let client: StoreClient
  private let options: SimulationOptions
  private let stop: Int32
  private var behaviours: [SimulatedDevice: SimulationOptions.Behaviour] = [:]
  private var held: [SimulatedDevice: ContinuousClock.Instant] = [:]
  private var interfaces: [SimulatedDevice: InterfacePair] = [:]

  init(_ client: StoreClient, _ options: SimulationOptions, _ stop: Int32) {
    self.client = client
    self.options = options
    self.stop = stop
  }

  mutating func run() {
    // The store's end is the simulation's: there is no process to report.
    try? serve()
    for pair in interfaces.values { pair.remove() }
    client.close()
  }

  private mutating func serve() throws(StoreFault) {
    while true {
      let next = held.min { $0.value < $1.value }
      if let event = try client.nextEvent(until: next?.value, interruptedBy: stop) {
        try take(event)
      } else if let next, ContinuousClock.now >= next.value {
        held[next.key] = nil
        try advance(next.key)
      } else {
        return
      }
    }
  }

  private mutating func take(_ event: WatchEvent) throws(StoreFault) {
    if event.path == Self.watchedPath { return try lookAround() }
    if let device = SimulatedDevice(event.path) {
      try notice(device)
    } else {
      for device in Array(behaviours.keys) where device.backendPath.isAtOrBelow(event.path) {
        try notice(device)
      }
    }
  }

  /// Finds the devices that are there already.
  private mutating func lookAround() throws(StoreFault) {
    for domain in try client.listIfPresent(Self.watchedPath) ?? [] {
      for kind in SimulatedDevice.Kind.allCases {
        let place = Self.watchedPath.appending("\(domain)/backend/\(kind.rawValue)")
        for guest in try client.listIfPresent(place) ?? [] {
          for number in try client.listIfPresent(place.appending(guest)) ?? [] {
            guard let device = SimulatedDevice(place.appending("\(guest)/\(number)")) else { continue }
            try notice(device)
          }
        }
      }
    }
  }

  /// Moves a device on, now or after its delay.
  private mutating func notice(_ device: SimulatedDevice) throws(StoreFault) {
    let behaviour = behaviours[device] ?? options.behaviour(device)
    behaviours[device] = behaviour
    if behaviour.delaySeconds <= 0 { return try advance(device) }
    if held[device] == nil {
      held[device] = ContinuousClock.now.advanced(by: .seconds(behaviour.delaySeconds))
    }
  }

  private mutating func advance(_ device: SimulatedDevice) throws(StoreFault) {
    let behaviour = behaviours[device] ?? SimulationOptions.Behaviour()
    let backend = device.backendPath
    do {
      guard let state = try state(backend) else { return try forget(device) }
      try react(device, backend, state, behaviour)
    } catch {
      switch error {
      // Somebody is changing the very nodes: the events of those changes are on their way.
      case .contended, .refused: break
      default: throw error
      }
    }
  }

  private mutating func react(
    _ device: SimulatedDevice,
    _ backend: StorePath,
    _ state: State,
    _ behaviour: SimulationOptions.Behaviour,
  ) throws(StoreFault) {
    switch state {
    case .initialising where !behaviour.neverReachesInitWait:
      // The interface is there before InitWait: that is when the script searches for it.
      makeInterface(device)
      if try move(backend, from: state, to: .initWait) { try advance(device) }
    case .initWait where !behaviour.neverConnects: try connect(device)
    case .closing where !behaviour.neverCloses:
      interfaces.removeValue(forKey: device)?.remove()
      if let frontend = try frontend(backend), let now = try self.state(frontend) {
        _ = try move(frontend, from: now, to: .closed)
      }
      _ = try move(backend, from: .closing, to: .closed)
    default: break
    }
  }

  private mutating func forget(_ device: SimulatedDevice) throws(StoreFault) {
    // An empty directory is one that is being filled.
    if try client.listIfPresent(device.backendPath) != nil { return }
    behaviours[device] = nil
    held[device] = nil
    interfaces.removeValue(forKey: device)?.remove()
  }

  private mutating func makeInterface(_ device: SimulatedDevice) {
    guard options.makesInterfaces, device.kind == .vif, device.backendDomid == 0, interfaces[device] == nil
    else { return }
    interfaces[device] = InterfacePair(making: "vif\(device.domid).\(device.number)")
  }

  // MARK: connecting

  private func connect(_ device: SimulatedDevice) throws(StoreFault) {
    let backend = device.backendPath
    var facts: [(String, String)] = []
    switch device.kind {
    case .vbd:
      guard let text = try client.readIfPresent(backend.appending("physical-device")),
        let disk = SimulatedDisk(deviceNumber: text)
      else { return }
      let mode = try client.readIfPresent(backend.appending("mode"))
      facts = disk.facts(isReadOnly: mode?.first == UInt8(ascii: "r"))
    case .vif:
      let status = try client.readIfPresent(backend.appending("hotplug-status"))
      guard status == Array("connected".utf8) else { return }
    case .qdisk: break
    }
    guard let frontend = try frontend(backend), try state(frontend) == .initialising else { return }
    _ = try move(frontend, from: .initialising, to: .initialised)
    guard try move(backend, from: .initWait, to: .connected, writing: facts) else { return }
    _ = try move(frontend, from: .initialised, to: .connected)
  }

  private func frontend(_ backend: StorePath) throws(StoreFault) -> StorePath? {
    try client.readIfPresent(backend.appending("frontend")).flatMap { StorePath(bytes: $0) }
  }

  private func state(_ directory: StorePath) throws(StoreFault) -> State? {
    guard let text = try client.readIfPresent(directory.appending("state")) else { return nil }
    return UInt8(decimal: text).flatMap { State(rawValue: $0) }
  }

  /// Changes a state, where it is still what it was; whether it did.
  private func move(
    _ directory: StorePath,
    from old: State,
    to new: State,
    writing facts: [(String, String)] = [],
  ) throws(StoreFault) -> Bool {
    let path = directory.appending("state")
    return try client.transaction { transaction throws(StoreFault) in
      guard try client.readIfPresent(path, in: transaction) == old.text else { return false }
      for (name, value) in facts {
        try client.write(directory.appending(name), Array(value.utf8), in: transaction)
      }
      try client.write(path, new.text, in: transaction)
      return true
    }
  }
}
