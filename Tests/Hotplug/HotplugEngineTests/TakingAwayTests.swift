import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugSurvey
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

/// Detach where something does not do its part, and commands that meet.
@Suite(.serialized) struct TakingAwayTests {
  @Test func removeScriptRunsAlthoughTheBackendNeverCloses() throws {
    let host = try EngineHost(
      .embedded,
      simulation: SimulationOptions(makesInterfaces: false) { _ in .init(neverCloses: true) },
    )
    host.options.times.closedSeconds = 0.3
    let before = try host.traces()
    try host.attached("\(try host.image()),raw,xvda,w")
    let detached = try host.detach()
    guard case .stateNotReached(.closed, _, _, _) = detached.fault else {
      Issue.record(
        "the backend's silence is reported, found \(detached.trouble ?? "nothing")"
      )
      return
    }
    #expect(detached.done.contains { if case .run = $0.action { $0.fault == nil } else { false } })
    #expect(try host.traces() == before)
  }

  /// With the entries everything would be lost that the script needs: they stay until it succeeds.
  @Test func removeScriptThatFailsCanBeRepeated() throws {
    let host = try EngineHost(.embedded)
    let isReady = host.directory.appendingPathComponent("ready")
    let script = try host.script(
      "fails-to-remove",
      """
      #!/bin/sh
      if [ "$1" = remove ]; then
        [ ! -e \(isReady.path) ] || exit 0
        xenstore-write "$XENBUS_PATH/hotplug-error" "the array is still rebuilding"
        exit 1
      fi
      xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """
    )
    let before = try host.traces()
    try host.attached("any,raw,xvda,w,script=\(script)")
    for _ in 1...3 {
      let detached = try host.detach()
      #expect(detached.fault?.hotplugError == Array("the array is still rebuilding".utf8))
      #expect(detached.stoppedAtStep != nil && detached.backendState == .closed)
    }
    try Data().write(to: isReady)
    try host.detached()
    #expect(try host.traces() == before)
  }

  /// A script that fails for ever keeps no device of who does not care what it leaves.
  @Test func forceDetachesAlthoughTheRemoveScriptFails() throws {
    let host = try EngineHost(.embedded)
    let script = try host.script(
      "always-fails-to-remove",
      """
      #!/bin/sh
      [ "$1" = add ] || exit 1
      xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """
    )
    let before = try host.traces()
    try host.attached("any,raw,xvda,w,script=\(script)")
    #expect(try host.detach().fault != nil)
    let survey = HostSurvey(try host.store.client())
    let address = try #require(try survey.address(.vbd, 7, 51712))
    var plan = Plan(detaching: try survey.attached(address), times: host.options.times)
    plan.isForced = true
    let forced = try host.run(plan)
    #expect(forced.fault == nil, "\(forced.trouble ?? "")")
    #expect(forced.done.contains { $0.note?.contains("exited with status 1") ?? false })
    #expect(try host.traces() == before)
  }

  @Test func imageThatVanishedDoesNotKeepItsLoopDevice() throws {
    let host = try EngineHost(.embedded)
    let image = try host.image()
    try host.attached("\(image),raw,xvda,w")
    try FileManager.default.removeItem(atPath: image)
    let detached = try host.detached()
    #expect(detached.done.contains { $0.note?.contains("was detached, because") ?? false })
    #expect(try LoopDevices.lines(of: image) == [])
  }

  /// A detach was killed when its script had freed the loop device, which another image has by now.
  @Test func loopDeviceOfAnotherImageStays() throws {
    let host = try EngineHost(.embedded)
    let (image, other) = (try host.image(), try host.image("other.img"))
    let device = try host.attached("\(image),raw,xvda,w").plan.address
    let client = try host.store.client()
    let node = try #require(try client.readIfPresent(device.backendPath.appending("node")))
    let loop = String(decoding: node, as: UTF8.self)
    var file = stat()
    #expect(stat(image, &file) == 0)
    try client.write(
      device.backendPath.appending("xlplug-blockRemove-began"),
      Array("\(loop.dropFirst("/dev/loop".count)) \(file.st_dev) \(file.st_ino)".utf8)
    )
    try LoopDevices.whileLocked {
      LoopDevices.detach(loop, of: image)
      try give(loop, other)
    }
    defer { LoopDevices.detach(loop, of: other) }
    let detached = try host.detached()
    #expect(detached.done.contains { $0.note?.contains("earlier run of the script was") ?? false })
    #expect(try LoopDevices.lines(of: other) == ["\(loop) \(other)"])
  }

  /// The same where no script was run, and the detach was killed before it could note that it freed it; the
  /// next detach may run the script.
  @Test(arguments: [true, false]) func loopDeviceOfAnotherImageStaysWithoutAScript(_ isBuiltIn: Bool) throws {
    let host = try EngineHost(.embedded)
    host.isBuiltIn = true
    let (image, other) = (try host.image(), try host.image("other.img"))
    let device = try host.attached("\(image),raw,xvda,w").plan.address
    let node = try #require(try host.store.client().readIfPresent(device.backendPath.appending("node")))
    let loop = String(decoding: node, as: UTF8.self)
    try LoopDevices.whileLocked {
      LoopDevices.detach(loop, of: image)
      try give(loop, other)
    }
    host.isBuiltIn = isBuiltIn
    try host.detached()
    #expect(try LoopDevices.lines(of: other) == ["\(loop) \(other)"])
  }

  /// The same where the remove script failed after it had freed the loop device.
  @Test func loopDeviceOfAnotherImageStaysAfterAFailure() throws {
    let host = try EngineHost(.embedded)
    let (image, other) = (try host.image(), try host.image("other.img"))
    let script = try host.script(
      "frees-and-fails",
      """
      #!/bin/sh
      [ "$1" = remove ] || exec /etc/xen/scripts/block "$1"
      losetup -d "$(xenstore-read "$XENBUS_PATH/node")"
      exit 1
      """
    )
    let device = try host.attached("\(image),raw,xvda,w,script=\(script)").plan.address
    let node = try #require(try host.store.client().readIfPresent(device.backendPath.appending("node")))
    let loop = String(decoding: node, as: UTF8.self)
    try LoopDevices.whileLocked {
      #expect(try host.detach().fault != nil)
      try give(loop, other)
    }
    #expect(try host.detach().fault != nil)
    #expect(try LoopDevices.lines(of: other) == ["\(loop) \(other)"])
  }

  /// Gives a loop device that was freed to a file: the kernel frees it when nobody has it open any more.
  private func give(_ loop: String, _ file: String) throws {
    for _ in 0..<200 {
      if try runCommand(["losetup", loop, file]).status == 0 { return }
      usleep(20_000)
    }
    Issue.record("\(loop) is not free")
  }

  @Test func sameDeviceTwiceIsRefusedAndStays() throws {
    let host = try EngineHost(.embedded)
    try host.attached("\(try host.image()),raw,xvda,w")
    let online = try host.traces()
    let again = try host.attach("\(try host.image("other.img")),raw,xvda,w")
    guard case .deviceExists(_, .connected) = again.fault else {
      Issue.record("found \(again.trouble ?? "success")")
      return
    }
    #expect(try host.traces() == online)
    try host.detached()
  }

  @Test func oneOfTwoCommandsForADeviceIsTurnedAway() async throws {
    let host = try EngineHost(.embedded)
    let script = try host.script(
      "slow",
      """
      #!/bin/sh
      [ "$1" = add ] || exit 0
      until xenstore-exists "$XENBUS_PATH/go"; do sleep 0.05; done
      xenstore-write "$XENBUS_PATH/physical-device" "$(stat -c %t:%T /dev/loop0)"
      """
    )
    let plan = Plan(attaching: try host.request("any,raw,xvda,w,script=\(script)"))
    let engines = EnginesAtOnce(host)
    async let first = engines.run([plan])
    let backend = plan.address.backendPath
    let client = try host.store.client()
    try client.watch(backend, token: [])
    while try client.readIfPresent(backend.appending("state")) == nil {
      _ = try client.nextEvent(until: .now.advanced(by: .seconds(60)))
    }
    let second = try host.run(plan)
    guard case .busy(plan.address, let holder?) = second.fault else {
      Issue.record("found \(second.trouble ?? "success")")
      return
    }
    #expect(holder.pid == getpid())
    try client.write(backend.appending("go"), [])
    let faults = try await first
    #expect(faults == [nil])
    try host.detached()
  }

  @Test func differentDevicesGoInParallel() async throws {
    let host = try EngineHost(.embedded)
    let before = try host.traces()
    let plans = try (0..<8).map { number in
      let letter = String(UnicodeScalar(UInt8(ascii: "a") + UInt8(number)))
      return Plan(attaching: try host.request("\(try host.image("\(letter).img")),raw,xvd\(letter),w"))
    }
    let faults = try await EnginesAtOnce(host).run(plans)
    #expect(faults.allSatisfy { $0 == nil }, "\(faults.compactMap { $0?.trouble })")
    for plan in plans { try host.detached(.vbd, plan.address.devid) }
    #expect(try host.traces() == before)
  }
}
