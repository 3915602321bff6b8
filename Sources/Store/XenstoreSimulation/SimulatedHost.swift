internal import Synchronization
public import XenstoreHost
public import XenstoreTree
public import XenstoreWire

/// Kernel backends and guests that are not there: it answers each device in a store as they would.
///
/// An ordinary client of the store, ours or a real xenstored, on a thread of its own. It reacts to watch
/// events and never polls: a backend goes to InitWait; a disk whose script wrote `physical-device`, and a vif
/// whose script wrote `hotplug-status`, connect; a backend that is requested to close closes. States are
/// changed as Linux's `xenbus_switch_state` does, in a transaction, so that a directory that has just been
/// removed does not come back.
public final class SimulatedHost: Sendable {
  /// The guests that `store` lets exist unless it is given others.
  public static let guests: ClosedRange<UInt16> = 1...99

  /// A fresh store for a simulated host: the guests exist and count as introduced, and the marks of the host
  /// are there before anybody can come.
  public static func store(guests: ClosedRange<UInt16> = SimulatedHost.guests, limits: Limits = Limits())
    -> Store
  {
    var store = Store(limits: limits, introducesAll: true, domainExists: { $0 == 0 || guests.contains($0) })
    let connection = store.connect()
    for (path, value) in marks {
      _ = store.handle(Request.write(path, value).packet(requestID: 0), from: connection)
    }
    store.disconnect(connection)
    return store
  }

  /// The node by which everybody who talks to the store can report that its host is simulated.
  public static let markPath = StorePath.root.appending("tool/xlplug/simulated")

  /// What a simulated host keeps in its store: its own domain's number, as a toolstack does, and the mark.
  private static let marks = [
    (SimulationLoop.watchedPath.appending("0/domid"), [UInt8(ascii: "0")]), (markPath, [UInt8(ascii: "1")]),
  ]

  private let address: StoreAddress
  private let options: SimulationOptions
  private let running = Mutex<LoopThread?>(nil)

  /// A host at a store, not started yet.
  public init(address: StoreAddress, options: SimulationOptions = SimulationOptions()) {
    self.address = address
    self.options = options
  }

  /// Connects, and reacts from now on; devices that are there already are checked first.
  public func start() throws(StoreFault) {
    let client = try StoreClient(address)
    try client.watch(SimulationLoop.watchedPath, token: SimulationLoop.token)
    for (path, value) in Self.marks where try client.readIfPresent(path) == nil {
      try client.write(path, value)
    }
    let options = options
    let thread = LoopThread { stop in
      var loop = SimulationLoop(client, options, stop)
      loop.run()
    }
    guard let thread else { throw .transport("no thread could be created") }
    running.withLock { $0 = thread }
  }

  /// Ends it, and takes away the network interfaces that it made; nothing happens where it does not run.
  public func stop() {
    let thread = running.withLock { running in
      defer { running = nil }
      return running
    }
    thread?.stop()
  }
}
