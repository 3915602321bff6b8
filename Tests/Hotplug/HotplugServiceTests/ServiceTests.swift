import Foundation
import Glibc
import HotplugOutcome
import HotplugPlan
import HotplugState
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

/// `xlplug devd` serves devices that the native engine attaches from domain 0.
@Suite(.ownThread, .serialized) struct ServiceTests {
  @Test func devicesComeAndGo() throws {
    let domain = try DriverDomain()
    try domain.start()
    let before = try domain.traces()
    let script = try domain.script()
    for request in [try domain.disk(script), domain.nic(script)] {
      let attached = try domain.attach(request)
      #expect(attached.trouble == nil, "\(attached.trouble ?? "")")
      #expect(attached.backendState == .connected)
      let detached = try domain.detach(request.address)
      #expect(detached.trouble == nil && detached.leftBehind == [], "\(detached.trouble ?? "")")
      #expect(try domain.traces() == before)
    }
    #expect(domain.runs.map { String($0.prefix { $0 != " " }) } == ["add", "remove", "online", "offline"])
    #expect(domain.logText.contains("connected xvda of domain 7 in "), "\(domain.logText)")
    try domain.wait {
      (try? String(contentsOf: domain.metrics, encoding: .utf8))?.contains("_devices 0") == true
    }
    let metrics = try String(contentsOf: domain.metrics, encoding: .utf8)
    #expect(
      metrics.contains(#"xlplug_devd_work_seconds_count{work="serve",result="success"} 2"#),
      "\(metrics)"
    )
    #expect(domain.end() == 0, "\(domain.logText)")
    #expect(try domain.client.readIfPresent(DeviceAddress.daemonPath(8)) == nil)
    #expect(!FileManager.default.fileExists(atPath: domain.metrics.path))
  }

  /// The reason of a script is reported in domain 0, and nothing is left.
  @Test(arguments: [
    ("xenstore-write \"$XENBUS_PATH/hotplug-error\" 'no such volume'; exit 1;", "no such volume"),
    ("exit 3;", "exited with status 3"), ("exit 0;", "physical-device"), ("kill -9 $$;", "SIGKILL"),
    ("sleep 100;", "timed out after 2 s"),
  ])
  func failureIsReported(_ body: String, _ reason: String) throws {
    let domain = try DriverDomain()
    domain.scriptSeconds = 2
    try domain.start()
    let before = try domain.traces()
    let outcome = try domain.attach(try domain.disk(domain.script(before: body, in: "add")))
    #expect(outcome.trouble?.contains(reason) == true, "\(outcome.trouble ?? "success")")
    #expect(outcome.leftBehind == [])
    try domain.wait { try domain.traces() == before }
  }

  /// A remove script that fails keeps the device, and says why; the next detach runs it again.
  @Test func aFailedRemovalIsReportedAndRepeated() throws {
    let domain = try DriverDomain()
    try domain.start()
    let before = try domain.traces()
    let mark = domain.files.directory.appendingPathComponent("fails")
    let script = try domain.script(
      before: "[ ! -e '\(mark.path)' ] || { xenstore-write \"$XENBUS_PATH/hotplug-error\" 'held'; exit 1; }",
      in: "remove"
    )
    let request = try domain.disk(script)
    #expect(try domain.attach(request).trouble == nil)
    try Data().write(to: mark)
    for _ in 0..<2 {
      let failed = try domain.detach(request.address)
      guard case .remoteRemovalFailed(_, let words) = failed.fault else {
        Issue.record("\(failed.trouble ?? "success")")
        return
      }
      #expect(words == Array("held".utf8))
      #expect(try domain.client.readIfPresent(request.address.toolstackPath) != nil)
    }
    try FileManager.default.removeItem(at: mark)
    #expect(try domain.detach(request.address).trouble == nil)
    try domain.wait { try domain.traces() == before }
    #expect(domain.runs.count { $0.hasPrefix("remove") } == 3, "\(domain.runs)")
  }

  /// A toolstack that forces a removal takes the directory away: the script runs all the same.
  @Test func aDirectoryThatVanishes() throws {
    let domain = try DriverDomain()
    try domain.start()
    let before = try domain.traces()
    let request = try domain.disk(domain.script())
    #expect(try domain.attach(request).trouble == nil)
    for path in [request.address.backendPath, request.address.frontendPath, request.address.toolstackPath] {
      try domain.client.remove(path)
    }
    for path in ["/local/domain/7/device", "/local/domain/8/backend", "/libxl"] {
      if let path = StorePath(path) { try domain.client.removeIfPresent(path) }
    }
    try domain.wait { try domain.traces() == before }
    #expect(domain.runs.map { String($0.prefix { $0 != " " }) } == ["add", "remove"])
  }

  /// While the remove script of a device runs whose directory was taken away, another one is attached in its
  /// place: it is served like any other.
  @Test func anotherDeviceInThePlaceOfOneThatVanished() throws {
    let domain = try DriverDomain()
    try domain.start()
    let mark = domain.files.directory.appendingPathComponent("slow")
    let script = try domain.script(before: "while [ -e '\(mark.path)' ]; do sleep 0.05; done", in: "remove")
    let request = try domain.disk(script)
    #expect(try domain.attach(request).trouble == nil)
    try Data().write(to: mark)
    for path in [request.address.backendPath, request.address.frontendPath, request.address.toolstackPath] {
      try domain.client.remove(path)
    }
    try domain.wait { domain.runs.contains { $0.hasPrefix("remove") } }
    DispatchQueue.global().asyncAfter(deadline: .now() + 1) { try? FileManager.default.removeItem(at: mark) }
    let attached = try domain.attach(request)
    #expect(attached.trouble == nil, "\(attached.trouble ?? ""): \(domain.logText)")
    let detached = try domain.detach(request.address)
    #expect(detached.trouble == nil, "\(detached.trouble ?? ""): \(domain.logText)")
    #expect(try LoopDevices.lines(of: domain.files.directory.path) == [], "\(domain.logText)")
  }

  /// With room for their nodes: xenstored 4.17 gives a domain 1000, which some thirty disks take up.
  @Test func sixtyFourDevicesAtOnce() throws {
    let domain = try DriverDomain(nodesMax: 4000)
    try domain.start()
    let before = try domain.traces()
    let script = try domain.script()
    let requests = try (0..<64).map { try domain.disk(script, Int32($0), image: "disk\($0).img") }
    for action in ["attach", "detach"] {
      let troubles = DriverDomain.troubles(of: requests) { request in
        action == "attach" ? try domain.attach(request) : try domain.detach(request.address)
      }
      #expect(troubles == [], "\(action): \(troubles); log: \(domain.logText)")
    }
    try domain.wait { try domain.traces() == before }
    #expect(domain.runs.count == 128)
  }

  /// Where the domain may own no more nodes, scripts fail; what could not be connected is reported and leaves
  /// nothing, and the others work.
  @Test func aQuotaThatIsExhausted() throws {
    let domain = try DriverDomain(nodesMax: 100)
    domain.toolstackSeconds = 10
    try domain.start()
    let before = try domain.traces()
    let script = try domain.script()
    let requests = try (0..<8).map { try domain.disk(script, Int32($0), image: "disk\($0).img") }
    let troubles = DriverDomain.troubles(of: requests) { try domain.attach($0) }
    #expect((1..<8).contains(troubles.count), "\(troubles)")
    for request in requests { _ = try domain.detach(request.address) }
    try domain.wait { try domain.traces() == before }
    #expect(try domain.attach(requests[0]).trouble == nil)
    #expect(try domain.detach(requests[0].address).trouble == nil)
  }

  /// Two devices of two guests with one image, of which one may write: the second one is refused, whichever
  /// that is.
  @Test func anImageOfAnotherGuestIsBusy() throws {
    let domain = try DriverDomain()
    try domain.start()
    guard case .disk(var disk) = try domain.disk("/etc/xen/scripts/block") else { return }
    let first = try domain.attach(.disk(disk))
    #expect(first.trouble == nil, "\(first.trouble ?? "")")
    let device = disk.address
    disk.address.domid = 9
    try domain.client.write(DeviceAddress.home(9).appending("name"), Array("g9".utf8))
    let second = try domain.attach(.disk(disk))
    #expect(second.trouble?.contains("in use by") == true, "\(second.trouble ?? "success")")
    #expect(try domain.detach(device).trouble == nil)
    #expect(try LoopDevices.lines(of: domain.files.directory.path) == [])
  }

  @Test func onlyOneDaemonServes() throws {
    let domain = try DriverDomain()
    try domain.start()
    let second = try XLPlugCommand.run(["devd", "--store", domain.store.guestSocketPath(8)])
    #expect(second.status == 3)
    #expect(second.errorText.contains("process \(domain.pid ?? 0)"), "\(second.errorText)")
    let toolstack = try XLPlugCommand.run(["devd", "--store", domain.store.socketPath])
    let nowhere = try XLPlugCommand.run(["devd", "--store", "/nonexistent"])
    #expect(nowhere.status == 3 && nowhere.errorText.contains("/dev/xen/xenbus"), "\(nowhere.errorText)")
    #expect(toolstack.status == 3 && toolstack.errorText.contains("domain 0"), "\(toolstack.errorText)")
  }
}
