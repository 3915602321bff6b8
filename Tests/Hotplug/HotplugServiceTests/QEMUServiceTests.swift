import Foundation
import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey
import Testing
import XLTestKit
import XenstoreHost
import XenstoreSimulation
import XenstoreTestKit
import XenstoreWire

/// Disks of QEMU in a driver domain: one QEMU for each guest, from its first disk to its last.
///
/// A program stands in for QEMU, which needs a hypervisor; the real one serves disks in XenHostTests.
@Suite(.ownThread, .serialized) struct QEMUServiceTests {
  private func domain(closes: Bool = true) throws -> DriverDomain {
    let domain = try DriverDomain(behaviour: {
      .init(neverReachesInitWait: $0.kind == .qdisk, neverCloses: $0.kind == .qdisk && !closes)
    })
    domain.qemuPath = try domain.qemu()
    return domain
  }

  private func processes(_ domain: DriverDomain) -> [Int32] {
    let path = Array(domain.store.guestSocketPath(DriverDomain.domid).utf8)
    return QEMUProcess.running(for: DriverDomain.guest, storePath: path).map(\.pid)
  }

  @Test func oneServesAllDisksOfAGuest() throws {
    let domain = try domain()
    try domain.start()
    let before = try domain.traces()
    let requests = try (0..<4).map { try domain.qemuDisk($0, image: "disk\($0).img") }
    #expect(DriverDomain.troubles(of: requests) { try domain.attach($0) } == [], "\(domain.logText)")
    #expect(domain.runs == ["started 7"])
    for request in requests {
      #expect(domain.runs == ["started 7"], "it serves others")
      let outcome = try domain.detach(request.address)
      #expect(outcome.trouble == nil && outcome.leftBehind == [], "\(outcome.trouble ?? "")")
    }
    try domain.wait { domain.runs == ["started 7", "ended 7"] }
    try domain.wait { try domain.traces() == before && self.processes(domain) == [] }
  }

  /// Why QEMU does not serve a disk is reported in domain 0, and nothing is left.
  ///
  /// The QEMU of this machine has no hypervisor to speak to.
  @Test(arguments: [
    ("/nonexistent/qemu", "disk.img", "'/nonexistent/qemu'"),
    ("/usr/bin/qemu-system-x86_64", "disk.img", "the guest's QEMU exited: "),
    ("silent", "disk.img", "exited without a message"),
    (nil, "refused.img", "'qdisk' device '51712': no such image"),
  ])
  func failureIsReported(_ program: String?, _ image: String, _ reason: String) throws {
    let domain = try domain()
    if let program { domain.qemuPath = program }
    if program == "silent" { domain.qemuPath = try domain.files.script("qemu-silent", "exit 0") }
    try domain.start()
    let before = try domain.traces()
    let outcome = try domain.attach(domain.qemuDisk(image: image))
    #expect(outcome.trouble?.contains(reason) == true, "\(outcome.trouble ?? "success")")
    #expect(outcome.leftBehind == [])
    try domain.wait { try domain.traces() == before && self.processes(domain) == [] }
  }

  /// An image that QEMU refuses does not disturb the disks that it serves.
  @Test func anImageThatIsRefused() throws {
    let domain = try domain()
    try domain.start()
    let good = try domain.qemuDisk(0)
    #expect(try domain.attach(good).trouble == nil, "\(domain.logText)")
    let bad = try domain.attach(domain.qemuDisk(1, image: "refused.img"))
    #expect(bad.trouble?.contains("no such image") == true, "\(bad.trouble ?? "success")")
    #expect(domain.runs == ["started 7"])
    #expect(try domain.detach(good.address).trouble == nil, "\(domain.logText)")
    try domain.wait { domain.runs == ["started 7", "ended 7"] }
  }

  /// A daemon that was killed leaves QEMU alone, and its successor ends it with the last disk.
  @Test func qemuOutlivesTheDaemon() throws {
    let domain = try domain()
    try domain.start()
    let before = try domain.traces()
    let request = try domain.qemuDisk()
    #expect(try domain.attach(request).trouble == nil, "\(domain.logText)")
    let first = processes(domain).first
    domain.kill()
    try domain.start()
    #expect(processes(domain).first == first && first != nil)
    #expect(try domain.detach(request.address).trouble == nil, "\(domain.logText)")
    try domain.wait { domain.runs == ["started 7", "ended 7"] }
    try domain.wait { try domain.traces() == before }
  }

  /// A disk whose QEMU has ended can be detached, also where another disk has a new QEMU by then.
  @Test(arguments: [true, false]) func aQEMUThatIsKilled(_ isReplaced: Bool) throws {
    let domain = try domain(closes: false)
    try domain.start()
    let before = try domain.traces()
    let (first, second) = (try domain.qemuDisk(0), try domain.qemuDisk(1, image: "other.img"))
    #expect(try domain.attach(first).trouble == nil, "\(domain.logText)")
    try end(domain)
    if isReplaced { #expect(try domain.attach(second).trouble == nil, "\(domain.logText)") }
    let detached = try domain.detach(first.address)
    #expect(
      detached.trouble == nil && detached.leftBehind == [],
      "\(detached.trouble ?? ""): \(domain.logText)"
    )
    if !isReplaced { #expect(try domain.attach(second).trouble == nil, "\(domain.logText)") }
    #expect(domain.runs == ["started 7", "started 7"])
    try end(domain)
    #expect(try domain.detach(second.address).trouble == nil, "\(domain.logText)")
    try domain.wait { try domain.traces() == before }
  }

  /// The end of a QEMU is reported; disks that no guest uses yet get another one.
  @Test func anEndIsNoticed() throws {
    let domain = try DriverDomain(behaviour: {
      .init(neverReachesInitWait: $0.kind == .qdisk, neverConnects: $0.number == 51712 + 16)
    })
    domain.qemuPath = try domain.qemu()
    domain.guestSeconds = 0.5
    try domain.start()
    let before = try domain.traces()
    let (used, waiting) = (try domain.qemuDisk(0), try domain.qemuDisk(1, image: "other.img"))
    for request in [used, waiting] { #expect(try domain.attach(request).trouble == nil, "\(domain.logText)") }
    try end(domain)
    try domain.wait {
      domain.logText.contains("xvda of domain 7") && domain.logText.contains("QEMU that served")
    }
    try domain.wait { self.processes(domain).count == 1 }
    try domain.wait {
      try domain.client.readIfPresent(waiting.address.backendPath.appending("state")) == Array("2".utf8)
    }
    for request in [used, waiting] {
      let detached = try domain.detach(request.address)
      #expect(detached.trouble == nil, "\(detached.trouble ?? ""): \(domain.logText)")
    }
    try domain.wait { try domain.traces() == before }
  }

  /// QEMU takes up a further disk of its guest at once: one whose image another guest uses is closed again.
  @Test(arguments: [false, true]) func anImageOfAnotherGuestIsBusy(_ isRunning: Bool) throws {
    let domain = try domain()
    try domain.start()
    guard case .disk(var disk) = try domain.disk(domain.script()) else { return }
    disk.address.domid = 9
    try domain.client.write(DeviceAddress.home(9).appending("name"), Array("g9".utf8))
    #expect(try domain.attach(.disk(disk)).trouble == nil, "\(domain.logText)")
    let other = try domain.qemuDisk(1, image: "other.img")
    if isRunning { #expect(try domain.attach(other).trouble == nil, "\(domain.logText)") }
    let refused = try domain.attach(domain.qemuDisk())
    #expect(
      refused.trouble?.contains("in use by") == true,
      "\(refused.trouble ?? "success"): \(domain.logText)"
    )
    #expect(refused.leftBehind == [])
    if isRunning { #expect(try domain.detach(other.address).trouble == nil, "\(domain.logText)") }
    try domain.wait { self.processes(domain) == [] }
  }

  /// A QEMU whose disks were removed by force ends, also if that was while no daemon ran.
  @Test(arguments: [true, false]) func directoriesThatVanish(_ isDaemonThere: Bool) throws {
    let domain = try domain()
    try domain.start()
    let before = try domain.traces()
    let request = try domain.qemuDisk()
    #expect(try domain.attach(request).trouble == nil, "\(domain.logText)")
    if !isDaemonThere { domain.kill() }
    for path in [request.address.backendPath, request.address.frontendPath, request.address.toolstackPath] {
      try domain.client.remove(path)
    }
    for path in ["/local/domain/7/device", "/local/domain/8/backend", "/libxl"] {
      if let path = StorePath(path) { try domain.client.removeIfPresent(path) }
    }
    if !isDaemonThere { try domain.start() }
    try domain.wait { try domain.traces() == before && self.processes(domain) == [] }
  }

  /// A disk that comes while the QEMU of its guest ends is served by it or by the next one.
  @Test func oneGoesWhileAnotherComes() throws {
    let domain = try domain()
    try domain.start()
    let before = try domain.traces()
    let requests = try (0..<2).map { try domain.qemuDisk($0, image: "disk\($0).img") }
    for round in 0..<20 {
      let attached = try domain.attach(requests[round % 2])
      #expect(attached.trouble == nil && attached.backendState == .connected, "\(round): \(domain.logText)")
      let detached = try domain.detach(requests[round % 2].address)
      #expect(detached.trouble == nil, "\(round): \(detached.trouble ?? ""): \(domain.logText)")
    }
    try domain.wait { try domain.traces() == before && self.processes(domain) == [] }
  }

  private func end(_ domain: DriverDomain) throws {
    for pid in processes(domain) { kill(pid, SIGKILL) }
    try domain.wait { self.processes(domain) == [] }
  }
}
