import Foundation
import HotplugEngine
import HotplugPlan
import Testing
import XLTestKit
import XenstoreSimulation
import XenstoreTestKit

/// Detach where something does not do its part, and commands that meet.
@Suite(.serialized) struct TakingAwayTests {
  @Test func removeScriptRunsAlthoughTheBackendNeverCloses() throws {
    let host = try EngineHost(
      .embedded,
      simulation: SimulationOptions(makesInterfaces: false) { _ in .init(neverCloses: true) },
    )
    host.options.times.closedSeconds = 0.3
    let before = try host.traces()
    #expect(try host.attach("\(try host.image()),raw,xvda,w").fault == nil)
    let detached = try host.detach()
    guard case .stateNotReached(.closed, _, _, _) = detached.fault else {
      Issue.record(
        "the backend's silence is reported, found \(detached.fault.map(\.description) ?? "nothing")"
      )
      return
    }
    #expect(detached.done.contains { if case .run = $0.action { $0.fault == nil } else { false } })
    #expect(try host.traces() == before)
  }

  @Test func failureOfTheRemoveScriptIsReported() throws {
    let host = try EngineHost(.embedded)
    let script = try host.script(
      "fails-to-remove",
      """
      #!/bin/sh
      if [ "$1" = remove ]; then
        xenstore-write "$XENBUS_PATH/hotplug-error" "the array is still rebuilding"
        exit 1
      fi
      xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """
    )
    let before = try host.traces()
    #expect(try host.attach("any,raw,xvda,w,script=\(script)").fault == nil)
    let detached = try host.detach()
    #expect(detached.fault?.hotplugError == Array("the array is still rebuilding".utf8))
    #expect(try host.traces() == before)
  }

  @Test func imageThatVanishedDoesNotKeepItsLoopDevice() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    #expect(try host.attach("\(image),raw,xvda,w").fault == nil)
    try FileManager.default.removeItem(atPath: image)
    let detached = try host.detach()
    #expect(detached.fault == nil)
    #expect(detached.done.contains { $0.note?.contains("it was detached") ?? false })
    let backings = try runCommand(["losetup", "-l", "-n", "-O", "BACK-FILE"]).text
    #expect(!backings.contains(image))
  }

  @Test func sameDeviceTwiceIsRefusedAndStays() throws {
    let host = try EngineHost(.embedded)
    #expect(try host.attach("\(try host.image()),raw,xvda,w").fault == nil)
    let online = try host.traces()
    let again = try host.attach("\(try host.image("other.img")),raw,xvda,w")
    guard case .deviceExists(_, .connected) = again.fault else {
      Issue.record("found \(again.fault.map(\.description) ?? "success")")
      return
    }
    #expect(try host.traces() == online)
    #expect(try host.detach().fault == nil)
  }

  @Test func oneOfTwoCommandsForADeviceIsTurnedAway() async throws {
    let host = try EngineHost(.embedded)
    let script = try host.script(
      "slow",
      """
      #!/bin/sh
      [ "$1" = add ] || exit 0
      sleep 0.5
      xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """
    )
    let plan = Plan(attaching: try host.request("any,raw,xvda,w,script=\(script)"))
    let faults = try await atOnce([plan, plan], host)
    #expect(faults.count { $0 == nil } == 1)
    #expect(faults.count { $0 == .busy(plan.address) } == 1)
    #expect(try host.detach().fault == nil)
  }

  @Test func differentDevicesGoInParallel() async throws {
    let host = try EngineHost(.embedded)
    let before = try host.traces()
    let plans = try (0..<8).map { number in
      let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number)))
      return Plan(attaching: try host.request("\(try host.image("\(letter).img")),raw,xvd\(letter),w"))
    }
    let faults = try await atOnce(plans, host)
    #expect(faults.allSatisfy { $0 == nil })
    for plan in plans { #expect(try host.detach(.vbd, plan.address.devid).fault == nil) }
    #expect(try host.traces() == before)
  }

  /// Runs plans at the same time, each by an engine on a thread of its own.
  private func atOnce(_ plans: [Plan], _ host: EngineHost) async throws -> [EngineFault?] {
    let address = host.store.address
    let (environment, directories) = (host.options.environment, host.options.scriptDirectories)
    return try await withThrowingTaskGroup(of: EngineFault?.self) { group in
      for plan in plans {
        group.addTask {
          try await withCheckedThrowingContinuation { done in
            Thread.detachNewThread {
              var options = NativeEngine.Options()
              (options.environment, options.scriptDirectories) = (environment, directories)
              done.resume(with: Result { try NativeEngine(address, options: options).run(plan).fault })
            }
          }
        }
      }
      return try await group.reduce(into: []) { $0.append($1) }
    }
  }
}
