import HostFiles
public import HotplugEngine
public import HotplugOutcome
public import HotplugPlan
import HotplugState
import HotplugSurvey
public import XenstoreHost
import XenstoreWire

/// Serves the devices of a driver domain, as `xl devd` does: watches the domain's backends, runs their
/// scripts, and reports what became of each.
///
/// What is to be done with a device follows from the store and from notes in the runtime directory, so that a
/// service that was killed and is started again goes on where it stopped.
public final class DeviceService {
  /// The most devices that are worked on at a time, unless the caller says otherwise: each takes two watches
  /// of the 128 that xenstored 4.17 gives a domain.
  public static let parallelCountDefault = 32

  /// How long a service that is being killed may hold the place of its successor, in seconds: what it has
  /// just forked has its descriptors for a moment.
  static let successionSecondsMax = 2.0

  /// How often the load is reported, at least.
  public static let heartbeat = Duration.seconds(10)

  /// The domain that is served.
  public let domid: UInt16
  let client: StoreClient
  /// Makes an engine for one device, with a connection of its own.
  let engine: @Sendable () throws(EngineFault) -> NativeEngine
  /// The store in the environment of what it starts; nil where they find it by themselves.
  let storePath: [UInt8]?
  let times: PlanTimes
  let parallelCount: Int
  let observer: (ServiceEvent) -> Void
  let runtime: RuntimeDirectory
  var ledger = DeviceLedger()
  /// The threads that work, each with its device.
  var threads: [DeviceAddress: LoopThread] = [:]
  /// The devices that are tried again, and when.
  var repeats: [(time: ContinuousClock.Instant, device: DeviceAddress)] = []
  /// The devices that were there when the service began.
  var found: Set<DeviceAddress> = []
  /// When it is checked next whether the QEMU of each disk runs: its end changes nothing in the store.
  var qemuCheck = ContinuousClock.now
  /// The directories that are no device's and were reported.
  var ignored: Set<StorePath> = []
  /// What threads have done and the service has not heard yet.
  let mailbox: Mailbox<Work>

  /// What a thread has done.
  struct Work: Sendable {
    var kind: ServiceEvent.Work
    var outcome: Outcome
    var willRepeat: Bool
  }

  /// A service for a domain, at most `parallelCount` devices at a time; `engine` makes the engine for each
  /// device, which runs in that domain and gives `storePath` to what it starts.
  ///
  /// The observer is called on the thread that calls `run`.
  public init(
    _ address: StoreAddress,
    domid: UInt16,
    storePath: [UInt8]?,
    times: PlanTimes,
    parallelCount: Int = parallelCountDefault,
    observer: @escaping (ServiceEvent) -> Void,
    engine: @escaping @Sendable () throws(EngineFault) -> NativeEngine
  ) throws(EngineFault) {
    do { client = try StoreClient(address) } catch { throw .store(error) }
    runtime = try RuntimeDirectory(for: address)
    guard let mailbox = Mailbox<Work>() else {
      throw .runtimeDirectory(RuntimeDirectory.path, reason: "the system has no free descriptor")
    }
    self.mailbox = mailbox
    (self.domid, self.storePath) = (domid, storePath)
    (self.times, self.parallelCount) = (times, parallelCount)
    (self.observer, self.engine) = (observer, engine)
  }

  /// Serves until `stop` is readable; then no further work begins, and what runs is awaited.
  public func run(until stop: Int32) throws(EngineFault) {
    let lock = try onlyService()
    defer { withExtendedLifetime(lock) {} }
    defer {
      observer(.stopping)
      _ = try? client.removeIfPresent(DeviceAddress.daemonPath(domid))
      awaitThreads()
    }
    do throws(StoreFault) {
      try client.watch(DeviceAddress.backendHome(domid), token: Array("devd".utf8))
      try lookAround()
      found = Set(ledger.known.keys)
      lookForQEMU()
      // A domain that may not write there serves all the same; the toolstack then knows less.
      try? client.write(DeviceAddress.daemonPath(domid), Array("1".utf8))
      observer(.ready(domid: domid, devices: ledger.known.count))
      while !isReadable(stop) {
        takeResults()
        takeRepeats()
        checkQEMU()
        try dispatch()
        observer(
          .load(waiting: ledger.pending.count, running: threads.count, known: ledger.known.count)
        )
        // Events that came with the answers to requests are in no descriptor any more.
        if try takeEvents() { continue }
        let heartbeat = ContinuousClock.now.advanced(by: Self.heartbeat)
        mailbox.wait(
          beside: [client.fileDescriptor, stop],
          until: min(heartbeat, repeats.map(\.time).min() ?? heartbeat)
        )
      }
    } catch {
      throw .store(error)
    }
  }

  /// The lock that one service of a domain holds.
  private func onlyService() throws(EngineFault) -> FileLock {
    try FileLock(
      taking: runtime.file("devd-\(domid).lock"),
      .device,
      in: LockOrder(),
      waiting: Self.successionSecondsMax,
      interruptedBy: nil
    )
  }

  private func awaitThreads() {
    while !threads.isEmpty {
      mailbox.wait(beside: [], until: nil)
      takeResults()
    }
  }
}
