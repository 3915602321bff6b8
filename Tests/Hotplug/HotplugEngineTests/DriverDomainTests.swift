import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// A disk that domain 8 serves: its daemon runs the script, and all that is seen of it are the keys that it
/// leaves.
@Suite(.serialized) struct DriverDomainTests {
  /// What the daemon of the driver domain does, as `xl devd` would.
  enum Daemon: Sendable { case works, fails, failsByWords, isAbsent }

  @Test func deviceComesAndGoes() throws {
    let host = try EngineHost(.embedded)
    let before = try host.traces()
    let daemon = try run(.works, host)
    defer { daemon.cancel() }
    let attached = try host.run(plan(host))
    #expect(attached.trouble == nil, "\(attached.trouble ?? "")")
    #expect(attached.backendState == .connected)
    let detached = try host.detached()
    #expect(
      !detached.done.contains { if case .run(_) = $0.action { true } else { false } },
      "its script is not ours to run"
    )
    #expect(try host.traces() == before)
  }

  /// The document of 2012 knows `hotplug-error` and no `hotplug-status`.
  @Test(arguments: [Daemon.fails, .failsByWords])
  func failureOfTheRemoteScriptIsSeenAndTakenBack(_ fails: Daemon) throws {
    let host = try EngineHost(.embedded)
    let before = try host.traces()
    let daemon = try run(fails, host)
    defer { daemon.cancel() }
    let outcome = try host.run(plan(host))
    #expect(outcome.fault?.hotplugError == Array("no such volume".utf8))
    #expect(outcome.leftBehind == [])
    #expect(try host.traces() == before)
  }

  @Test func silenceOfTheDaemonIsSeenAndTakenBack() throws {
    let host = try EngineHost(.embedded)
    host.options.times.scriptSeconds = 0.5
    host.options.times.remoteRemovalSeconds = 0.5
    let before = try host.traces()
    let outcome = try host.run(plan(host))
    guard case .remoteResultMissing(_, seconds: 0.5) = outcome.fault else {
      Issue.record("found \(outcome.trouble ?? "success")")
      return
    }
    let left = outcome.leftBehind
    #expect(left.count == 1, "\(left)")
    #expect(left.first?.hasPrefix("possibly resources of the script in domain 8: ") == true, "\(left)")
    #expect(try host.traces() == before)
  }

  /// Its script reads the keys until it has ended, up to 40 s.
  @Test(arguments: [true, false])
  func itsKeysStayAsLongAsItsScriptMayTake(_ attaches: Bool) throws {
    let address = DeviceAddress(kind: .vbd, backend: .vbd, domid: 7, devid: 51712, backendDomid: 8)
    let plan =
      attaches
      ? try self.plan(try EngineHost(.embedded), times: PlanTimes())
      : Plan(detaching: AttachedDevice(address, scriptPath: nil))
    let waits = (plan.steps.map(\.action) + plan.undo(ofFirst: plan.steps.count)).compactMap { action in
      if case .awaitRemoteRemoval(_, let seconds) = action { seconds } else { nil }
    }
    #expect(waits.count == 1 && waits[0] >= 40, "\(waits)")
    #expect(plan.handedToLibxl().steps == plan.steps || attaches, "libxl would wait 10 s")
  }

  private func plan(_ host: EngineHost, times: PlanTimes? = nil) throws -> Plan {
    guard case .disk(var disk) = try host.request("/dev/vg/guest,raw,xvda,w,script=block-vg") else {
      throw EngineFault.noSuchDevice("xvda")
    }
    disk.address.backendDomid = 8
    return Plan(attaching: .disk(disk), times: times ?? host.options.times)
  }

  /// Starts a daemon on a thread of its own; it ends when it is cancelled.
  private func run(_ daemon: Daemon, _ host: EngineHost) throws -> Thread {
    // It watches before the device is made, so that it sees all of it.
    nonisolated(unsafe) let client = try host.store.client()
    try client.watch(DeviceAddress.home(8).appending("backend"), token: [1])
    let thread = Thread {
      while !Thread.current.isCancelled {
        let deadline = ContinuousClock.now.advanced(by: .milliseconds(50))
        guard let event = try? client.nextEvent(until: deadline), event.path.name == "state" else { continue }
        guard let device = event.path.parent else { continue }
        switch try? client.readIfPresent(event.path) {
        case Array("2".utf8) where daemon == .works:
          try? client.write(device.appending("physical-device"), Array("7:0".utf8))
        case Array("2".utf8) where daemon == .failsByWords:
          try? client.write(device.appending("hotplug-error"), Array("no such volume".utf8))
        case Array("2".utf8) where daemon == .fails:
          try? client.write(device.appending("hotplug-error"), Array("no such volume".utf8))
          try? client.write(device.appending("hotplug-status"), Array("error".utf8))
        case Array("6".utf8): try? client.remove(device)
        default: break
        }
      }
    }
    thread.start()
    return thread
  }
}
