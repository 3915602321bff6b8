import Foundation
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

/// A guest is destroyed while its device is attached: the attach fails, and nothing of the guest comes back.
@Suite(.serialized) struct GuestGoneTests {
  /// Destroys a guest as libxl does: what the store has of it, its devices, and its number.
  private static func destroy(_ host: EngineHost, _ plan: Plan, _ isAfter: Bool) {
    do {
      let client = try host.store.client()
      try client.transaction { transaction throws(StoreFault) in
        if isAfter { try client.apply(plan.address.eraseOperations(), in: transaction) }
        for home in [DeviceAddress.home(7), DeviceAddress.toolstackHome(7)] {
          try client.removeIfPresent(home, in: transaction)
        }
      }
      try client.release(7)
    } catch { Issue.record("\(error)") }
  }

  private static func host(_ kind: TestStore.Kind, _ behaviour: SimulationOptions.Behaviour) throws
    -> EngineHost
  {
    let host = try EngineHost(
      kind,
      simulation: SimulationOptions(makesInterfaces: false) { _ in behaviour }
    )
    let made = try host.store.run([
      "xenstore-write", "/local/domain/7/name", "g", "/local/domain/7/vm", "/vm/g", "/libxl/7/type", "pv",
    ])
    try #require(made.status == 0)
    return host
  }

  @Test(arguments: TestStore.Kind.allCases) func beforeTheEntries(_ kind: TestStore.Kind) throws {
    let host = try Self.host(kind, .init())
    let plan = try host.plan("any,raw,xvda,w,script=\(try IdentityTests.script(host))")
    var listing = ""
    host.options.hooks.faultBeforeStep = { [unowned host] step in
      guard step == 1 else { return nil }
      Self.destroy(host, plan, false)
      listing = (try? host.store.listing()) ?? ""
      return nil
    }
    let outcome = try host.run(plan)
    #expect(outcome.fault == .guestGone(7), "\(outcome.trouble ?? "success")")
    #expect(
      "\(EngineFault.guestGone(7))" == "domain 7 no longer exists: it was destroyed during the attach"
    )
    #expect(outcome.undone.isEmpty && outcome.leftBehind == [])
    #expect(try host.store.listing() == listing && !listing.contains("domain/7"))
  }

  /// Carries out a plan during which the guest is destroyed, at the first sign that others are waited for.
  private static func run(_ plan: Plan, _ host: EngineHost, _ isAfter: Bool) throws -> Outcome {
    var isDestroyed = false
    host.options.caller.observer = { [unowned host] event in
      guard case .waiting = event, !isDestroyed else { return }
      isDestroyed = true
      destroy(host, plan, isAfter)
    }
    return try host.run(plan)
  }

  /// The backend, or the guest, is waited for much longer than this may take.
  @Test(arguments: TestStore.Kind.allCases, [true, false])
  func whileOthersAreWaitedFor(_ kind: TestStore.Kind, _ isBackend: Bool) throws {
    let host = try Self.host(kind, .init(neverReachesInitWait: isBackend, neverConnects: true))
    (host.options.times.initWaitSeconds, host.options.times.connectedSeconds) = (1000, 1000)
    let plan = try host.plan("any,raw,xvda,w,script=\(try IdentityTests.script(host))")
    let outcome = try Self.run(plan, host, true)
    #expect(outcome.fault == .guestGone(7), "\(outcome.trouble ?? "success")")
    #expect(outcome.leftBehind == [], "\(outcome.leftBehind)")
    #expect(IdentityTests.executions(host) == (isBackend ? "" : "add\nremove\n"))
    #expect(!(try host.store.listing()).contains("/7"))
  }

  /// The toolstack has removed the guest's home, and its devices not yet.
  @Test(arguments: TestStore.Kind.allCases) func homeGoesFirst(_ kind: TestStore.Kind) throws {
    let host = try Self.host(kind, .init(neverConnects: true))
    host.options.times.connectedSeconds = 1000
    let plan = try host.plan("any,raw,xvda,w,script=\(try IdentityTests.script(host))")
    let outcome = try Self.run(plan, host, false)
    #expect(outcome.fault == .guestGone(7) && outcome.leftBehind == [], "\(outcome.trouble ?? "success")")
    #expect(!(try host.store.listing()).contains("/7"))
  }
}
