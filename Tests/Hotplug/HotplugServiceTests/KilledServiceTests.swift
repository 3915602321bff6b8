import Foundation
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import Synchronization
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreTree
import XenstoreWire

/// The daemon is killed with SIGKILL at each request that it or a script makes, and started again: each
/// device ends attached or gone.
///
/// With `XLPLUG_FAULTS=all` at each request, else at every nineteenth.
@Suite(.ownThread, .serialized) struct KilledServiceTests {
  static let stride = ProcessInfo.processInfo.environment["XLPLUG_FAULTS"] == "all" ? 1 : 19

  /// Kills a process at a request.
  final class Trap: Sendable {
    private let state = Mutex<(armed: Bool, left: Int, seen: Int, isSprung: Bool)>((false, 0, 0, false))
    private let kill = Mutex<(@Sendable () -> Void)?>(nil)

    /// Counts requests from now on, and kills at the one with this number; 0 only counts.
    func arm(at number: Int, _ kill: @escaping @Sendable () -> Void) {
      self.kill.withLock { $0 = kill }
      state.withLock { $0 = (true, number, 0, false) }
    }

    var isSprung: Bool { state.withLock { $0.isSprung } }

    func disarm() -> (seen: Int, isSprung: Bool) {
      state.withLock { state in
        state.armed = false
        return (state.seen, state.isSprung)
      }
    }

    /// What the store is to do with a request.
    func interference() -> Interference? {
      let isDue = state.withLock { state in
        guard state.armed else { return false }
        state.seen += 1
        guard state.seen == state.left else { return false }
        state.isSprung = true
        return true
      }
      guard isDue else { return nil }
      kill.withLock { $0 }?()
      // Before and after the request in turn.
      return state.withLock { $0.left % 2 == 0 } ? .closeBefore : .closeAfter
    }
  }

  @Test(arguments: DeviceAddress.Backend.allCases) func whileItConnects(_ kind: DeviceAddress.Backend) throws
  {
    try everywhere(kind) { domain, request, trap in
      // The toolstack waits while the daemon dies and comes back.
      let attach = Toolstack(Plan(attaching: request, times: Self.times), domain.store.address)
      try domain.wait { trap.isSprung || Self.isReported(request, domain) }
      if trap.isSprung { try domain.start() }
      try domain.wait { Self.isReported(request, domain) }
      let trouble = attach.trouble
      #expect(trouble == nil, "\(trouble ?? ""): \(domain.logText)")
    } after: { domain, request in
      let detached = try domain.detach(request.address)
      #expect(detached.trouble == nil, "\(detached.trouble ?? ""): \(domain.logText)")
    }
  }

  @Test(arguments: DeviceAddress.Backend.allCases)
  func whileItDisconnects(_ kind: DeviceAddress.Backend) throws {
    try everywhere(
      kind,
      before: { domain, request in
        let attached = try domain.attach(request)
        #expect(attached.trouble == nil, "\(domain.logText)")
      }
    ) { domain, request, trap in
      let plan = Plan(detaching: AttachedDevice(request.address, scriptPath: nil))
      let detach = Toolstack(plan, domain.store.address)
      let directory = request.address.backendPath
      try domain.wait { try trap.isSprung || domain.client.readIfPresent(directory) == nil }
      if trap.isSprung { try domain.start() }
      let trouble = detach.trouble
      #expect(trouble == nil, "\(trouble ?? ""): \(domain.logText)")
    } after: { _, _ in
    }
  }
}

extension KilledServiceTests {
  /// Does `body` with the daemon killed at one request after another, and sees to it that nothing is left.
  private func everywhere(
    _ kind: DeviceAddress.Backend,
    before prepare: (DriverDomain, DeviceRequest) throws -> Void = { _, _ in },
    _ body: (DriverDomain, DeviceRequest, Trap) throws -> Void,
    after finish: (DriverDomain, DeviceRequest) throws -> Void
  ) throws {
    let trap = Trap()
    let domain = try DriverDomain(
      behaviour: { .init(neverReachesInitWait: $0.kind == .qdisk) },
      intercept: { _ in trap.interference() }
    )
    let script = try domain.script()
    let request =
      switch kind {
      case .vbd: try domain.disk(script)
      case .qdisk: try domain.qemuDisk()
      case .vif: domain.nic(script)
      }
    domain.qemuPath = try domain.qemu()
    let initial = try domain.traces()
    var number = 0
    while true {
      try domain.start()
      try prepare(domain, request)
      let (pid, starts) = (domain.pid ?? 0, domain.startCount)
      trap.arm(at: number) { _ = Glibc.kill(pid, SIGKILL) }
      try body(domain, request, trap)
      let (seen, isSprung) = trap.disarm()
      // It may be killed by what it asks after it has reported.
      if isSprung && domain.startCount == starts {
        domain.kill()
        try domain.start()
      }
      try finish(domain, request)
      try domain.wait { try domain.isLeft(as: initial) }
      domain.kill()
      // The first round counts; the last one has come past the end.
      if number > 0 && !isSprung { break }
      #expect(number > 0 || seen > 20, "\(seen) requests")
      number += Self.stride
    }
  }

  private static var times: PlanTimes {
    var times = PlanTimes()
    (times.scriptSeconds, times.connectedSeconds) = (60, 60)
    return times
  }

  /// Whether the daemon has reported of a device.
  private static func isReported(_ request: DeviceRequest, _ domain: DriverDomain) -> Bool {
    let value = (try? domain.client.readIfPresent(request.address.verdictPath)) ?? nil
    return value.flatMap { ServiceVerdict(value: $0) } != nil
  }
}

/// A toolstack that carries a plan out while the test goes on.
private final class Toolstack: Sendable {
  private let done = DispatchSemaphore(value: 0)
  private let found = Mutex<String?>(nil)

  init(_ plan: Plan, _ address: StoreAddress) {
    DispatchQueue.global().async {
      let options = NativeEngine.Options()
      var words: String?
      do { words = try NativeEngine(address, options: options).run(plan).trouble } catch {
        words = "\(error)"
      }
      self.found.withLock { $0 = words }
      self.done.signal()
    }
  }

  /// What went wrong, when it has ended.
  var trouble: String? {
    done.wait()
    return found.withLock { $0 }
  }
}
