import Foundation
import Synchronization
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

@Suite(.serialized) struct SimulatedHostTests {
  @Test(arguments: TestStore.Kind.allCases)
  func diskByTheShippedScript(_ kind: TestStore.Kind) throws {
    let folder = try Project.temporaryDirectory("disk")
    defer { try? FileManager.default.removeItem(at: folder) }
    let image = folder.appendingPathComponent("disk.img").path
    try runCommand(["truncate", "-s", "1M", image])
    let fixture = try DeviceFixture(
      kind,
      .vbd,
      51712,
      keys: [("params", image), ("type", "phy"), ("mode", "w"), ("script", "/etc/xen/scripts/block")],
    )
    defer { fixture.stop() }
    let state = fixture.backend.appending("state")
    #expect(try fixture.waits(state, "2"))
    let environment = fixture.environment("/etc/xen/scripts/block")
    let added = try runCommand(["/etc/xen/scripts/block", "add"], adding: environment)
    #expect(added.status == 0, "\(added.errorText)")
    #expect(try fixture.waits(state, "4"))
    #expect(try fixture.waits(fixture.frontend.appending("state"), "4"))
    #expect(try fixture.text(fixture.backend, "sectors") == "2048")
    #expect(try fixture.text(fixture.backend, "info") == "0")
    #expect(try fixture.text(fixture.backend, "hotplug-status") == "connected")
    let node = try #require(try fixture.text(fixture.backend, "node"))
    #expect(try runCommand(["losetup", node]).text.contains(image))

    try fixture.client.write(state, Array("5".utf8))
    #expect(try fixture.waits(state, "6"))
    #expect(try fixture.text(fixture.frontend, "state") == "6")
    #expect(try runCommand(["/etc/xen/scripts/block", "remove"], adding: environment).status == 0)
    #expect(try LoopDevices.lines(of: image) == [])
  }

  @Test(arguments: TestStore.Kind.allCases)
  func deviceNumberThatDoesNotExist(_ kind: TestStore.Kind) throws {
    let fixture = try DeviceFixture(kind, .vbd, 51712, keys: [("mode", "r")])
    defer { fixture.stop() }
    #expect(try fixture.waits(fixture.backend.appending("state"), "2"))
    try fixture.client.write(fixture.backend.appending("physical-device"), Array("fff:fff".utf8))
    try fixture.client.write(fixture.backend.appending("physical-device"), Array("nonsense".utf8))
    try fixture.client.write(fixture.backend.appending("state"), Array("5".utf8))
    #expect(try fixture.waits(fixture.backend.appending("state"), "6"))
    #expect(try fixture.text(fixture.backend, "sectors") == nil)
  }

  @Test(arguments: TestStore.Kind.allCases)
  func interfaceComesAndGoes(_ kind: TestStore.Kind) throws {
    let fixture = try DeviceFixture(kind, .vif, 3, domid: 91, keys: [("mac", "00:16:3e:00:00:01")])
    defer { fixture.stop() }
    let state = fixture.backend.appending("state")
    #expect(try fixture.waits(state, "2"))
    #expect(FileManager.default.fileExists(atPath: "/sys/class/net/vif91.3"))
    try fixture.client.write(fixture.backend.appending("hotplug-status"), Array("connected".utf8))
    #expect(try fixture.waits(state, "4"))
    #expect(try fixture.waits(fixture.frontend.appending("state"), "4"))
    try fixture.client.write(state, Array("5".utf8))
    #expect(try fixture.waits(state, "6"))
    #expect(!FileManager.default.fileExists(atPath: "/sys/class/net/vif91.3"))
  }

  @Test func interfacesOfOthersStay() throws {
    try runCommand(["ip", "link", "add", "vif92.0", "type", "veth", "peer", "name", "other92.0"])
    defer { _ = try? runCommand(["ip", "link", "del", "vif92.0"]) }
    let fixture = try DeviceFixture(.embedded, .vif, 0, domid: 92, keys: [])
    #expect(try fixture.waits(fixture.backend.appending("state"), "2"))
    try fixture.client.remove(fixture.backend)
    fixture.stop()
    #expect(FileManager.default.fileExists(atPath: "/sys/class/net/vif92.0"))
  }

  @Test func behavesAsTold() throws {
    for (behaviour, reached) in [
      (SimulationOptions.Behaviour(neverReachesInitWait: true), "1"),
      (SimulationOptions.Behaviour(neverConnects: true), "2"),
      (SimulationOptions.Behaviour(neverCloses: true), "5"),
    ] {
      // A second device that works shows that the first had its chance.
      let options = SimulationOptions(makesInterfaces: false) { device in
        device.number == 0 ? behaviour : SimulationOptions.Behaviour()
      }
      let fixture = try DeviceFixture(
        .embedded,
        .vif,
        0,
        options: options,
        keys: [("hotplug-status", "connected")]
      )
      defer { fixture.stop() }
      if behaviour.neverCloses {
        #expect(try fixture.waits(fixture.frontend.appending("state"), "4"))
        try fixture.client.write(fixture.backend.appending("state"), Array("5".utf8))
      }
      let other = try #require(StorePath("/local/domain/0/backend/vif/7/1"))
      try fixture.client.watch(other, token: [])
      try fixture.client.write(other.appending("state"), Array("1".utf8))
      #expect(try fixture.waits(other.appending("state"), "2"))
      #expect(try fixture.text(fixture.backend, "state") == reached)
    }
  }

  @Test func holdsBack() throws {
    let options = SimulationOptions(makesInterfaces: false) { _ in .init(delaySeconds: 0.05) }
    let began = ContinuousClock.now
    let fixture = try DeviceFixture(.embedded, .vif, 0, options: options, keys: [])
    defer { fixture.stop() }
    #expect(try fixture.waits(fixture.backend.appending("state"), "2"))
    #expect(ContinuousClock.now - began >= .milliseconds(50))
  }

  /// It reacts to events and asks nothing in between; a busy machine can only make a poller ask less.
  @Test func neverPolls() throws {
    let count = RequestCount()
    let fixture = try DeviceFixture(
      .embedded,
      .vif,
      0,
      options: SimulationOptions(makesInterfaces: false),
      keys: [("hotplug-status", "connected")],
      transcript: { _ in count.value.withLock { $0 += 1 } }
    )
    defer { fixture.stop() }
    #expect(try fixture.waits(fixture.frontend.appending("state"), "4"))
    // It may have something to ask about the last change still; one that polls never falls silent.
    let isSilent = (0..<100).contains { _ in
      let before = count.value.withLock { $0 }
      usleep(200_000)
      return count.value.withLock { $0 } == before
    }
    #expect(isSilent)
  }

  @Test func removedDirectoriesStayRemoved() throws {
    let fixture = try DeviceFixture(
      .embedded,
      .vif,
      0,
      options: SimulationOptions(makesInterfaces: false),
      keys: []
    )
    defer { fixture.stop() }
    for _ in 0..<200 {
      try fixture.client.write(fixture.backend.appending("state"), Array("1".utf8))
      try fixture.client.write(fixture.backend.appending("state"), Array("5".utf8))
      try fixture.client.remove(fixture.backend)
    }
    let again = try #require(StorePath("/local/domain/0/backend/vif/7/1"))
    try fixture.client.watch(again, token: [])
    try fixture.client.write(again.appending("state"), Array("1".utf8))
    #expect(try fixture.waits(again.appending("state"), "2"))
    #expect(try fixture.client.listIfPresent(fixture.backend) == nil)
  }
}

/// How many requests a store was asked.
private final class RequestCount: Sendable {
  let value = Mutex(0)
}
