import Foundation
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreSimulation
import XenstoreTestKit

/// The shipped hotplug scripts, really run, each to connected and back to nothing, on both kinds of store.
@Suite(.serialized) struct RealScriptTests {
  @Test(arguments: TestStore.Kind.allCases)
  func blockConnectsAFile(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let image = try host.image()
    try roundTrip(host, "\(image),raw,xvda,w") {
      let loops = try runCommand(["losetup", "-n", "-O", "NAME,RO", "-j", image]).text
      #expect(
        loops.split(separator: "\n").count == 1 && loops.hasSuffix(" 0\n"),
        "one writable loop device: \(loops)"
      )
    }
  }

  @Test(arguments: TestStore.Kind.allCases)
  func blockConnectsAFileReadOnly(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let image = try host.image()
    try roundTrip(host, "\(image),raw,xvda,r") {
      let loops = try runCommand(["losetup", "-n", "-O", "RO", "-j", image]).text
      #expect(loops.contains("1"), "read-only: \(loops)")
    }
  }

  @Test(arguments: TestStore.Kind.allCases)
  func blockConnectsABlockDevice(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let image = try host.image()
    let device = try LoopDevices.attach(image)
    defer { LoopDevices.detach(device, of: image) }
    try roundTrip(host, "\(device),raw,xvda,w") {
      let listing = try host.store.listing()
      #expect(listing.contains("physical-device-path = \"\(device)\""))
    }
    #expect(try runCommand(["losetup", device]).status == 0, "a device of the user's stays")
  }

  @Test(arguments: TestStore.Kind.allCases)
  func blockDummyConnectsAFile(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let image = try host.image()
    try roundTrip(host, "dummy:\(image),raw,xvda,w,script=block-dummy", keepsLockRule: false) {
      let loops = try runCommand(["losetup", "-j", image]).text
      #expect(loops.contains(image))
    }
  }

  @Test(arguments: TestStore.Kind.allCases)
  func vifBridgeConnectsAnInterface(_ kind: TestStore.Kind) throws {
    let domid: UInt16 = kind == .embedded ? 61 : 62
    let host = try EngineHost(kind, simulation: SimulationOptions())
    try host.store.introduce(domid)
    let bridge = "xlpb\(domid)"
    try #require(try runCommand(["ip", "link", "add", bridge, "type", "bridge"]).status == 0)
    defer { _ = try? runCommand(["ip", "link", "del", bridge]) }
    try roundTrip(host, "vif:mac=00:16:3e:00:00:01,bridge=\(bridge),rate=10Mb/s", domid: domid) {
      let link = try runCommand(["ip", "-o", "link", "show", "vif\(domid).0"]).text
      #expect(link.contains("master \(bridge)") && link.contains("UP"), "\(link)")
    }
    // The simulated backend takes it away when it sees that its directory is gone.
    func isThere() throws -> Bool { try runCommand(["ip", "link", "show", "vif\(domid).0"]).status == 0 }
    for _ in 0..<200 where try isThere() { usleep(50_000) }
    #expect(try !isThere(), "the interface is gone")
  }

  @Test(arguments: TestStore.Kind.allCases)
  func vifRouteConnectsAnInterface(_ kind: TestStore.Kind) throws {
    let domid: UInt16 = kind == .embedded ? 63 : 64
    let host = try EngineHost(kind, simulation: SimulationOptions())
    try host.store.introduce(domid)
    let gateway = "xlpg\(domid)"
    try #require(try runCommand(["ip", "link", "add", gateway, "type", "bridge"]).status == 0)
    defer { _ = try? runCommand(["ip", "link", "del", gateway]) }
    try runCommand(["ip", "addr", "add", "192.0.2.\(domid)/32", "dev", gateway])
    try runCommand(["ip", "link", "set", gateway, "up"])
    let guest = "198.51.100.\(domid)"
    try roundTrip(host, "vif:ip=\(guest),script=vif-route,gatewaydev=\(gateway)", domid: domid) {
      let routes = try runCommand(["ip", "route"]).text
      #expect(routes.contains("\(guest) dev vif\(domid).0"), "\(routes)")
    }
  }

  @Test(arguments: TestStore.Kind.allCases)
  func vifIsRenamedAndNothingStays(_ kind: TestStore.Kind) throws {
    let domid: UInt16 = kind == .embedded ? 65 : 66
    let host = try EngineHost(kind, simulation: SimulationOptions())
    try host.store.introduce(domid)
    let bridge = "xlpb\(domid)"
    try #require(try runCommand(["ip", "link", "add", bridge, "type", "bridge"]).status == 0)
    defer { _ = try? runCommand(["ip", "link", "del", bridge]) }
    try roundTrip(host, "vif:bridge=\(bridge),vifname=web\(domid)", domid: domid) {
      let shown = try runCommand(["ip", "link", "show", "web\(domid)"])
      #expect(shown.status == 0)
    }
  }

  private func roundTrip(
    _ host: EngineHost,
    _ text: String,
    domid: UInt16 = 7,
    keepsLockRule: Bool = true,
    place: SourceLocation = #_sourceLocation,
    whileOnline: () throws -> Void,
  ) throws {
    let before = try host.traces()
    let attach = { try host.attached(text, domid: domid, place: place) }
    let attached = try keepsLockRule ? attach() : LoopDevices.whileLocked(attach)
    #expect(attached.backendState == .connected, sourceLocation: place)
    let address = attached.plan.address
    try host.awaitGuest(address, place: place)
    try whileOnline()
    try host.detached(address.kind, address.devid, domid: domid, place: place)
    #expect(try host.traces() == before, sourceLocation: place)
  }
}
