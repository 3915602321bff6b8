import Foundation
import Glibc
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugState
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

/// The journal of a killed attach is about one device: a device that is not that one, or that a guest uses by
/// now, stays.
@Suite(.serialized) struct KilledAttachTests {
  /// Whose device is at the address when the next command comes.
  enum Finding: CaseIterable { case ours, ofAnotherAttach, ofAnotherProgram }

  @Test(arguments: TestStore.Kind.allCases, Finding.allCases)
  func deviceInUseStays(_ kind: TestStore.Kind, _ finding: Finding) throws {
    let host = try EngineHost(kind)
    let text = "any,raw,xvda,w,script=\(try IdentityTests.script(host))"
    let plan = try host.plan(text)
    if finding == .ofAnotherProgram {
      try AnotherProgram(host: host).replace(plan)
    } else {
      try host.attached(text)
    }
    let mark = finding == .ours ? try host.marks(of: plan.address)[0] : "another"
    let journal = try host.leaveJournal(plan, mark.map { Instance(digits: Array($0.utf8)) })
    let daemon = try Self.daemon(host, plan.address)
    defer { kill(daemon.processIdentifier, SIGKILL) }
    let (listing, executions) = (try host.store.listing(), IdentityTests.executions(host))
    let again = try host.run(plan)
    #expect(again.fault == .deviceExists(plan.address, backend: .connected), "\(again.trouble ?? "success")")
    #expect(again.undone.isEmpty)
    #expect(try host.store.listing() == listing)
    #expect(IdentityTests.executions(host) == executions)
    #expect(daemon.isRunning, "what serves the disk")
    #expect(!FileManager.default.fileExists(atPath: journal))
    try host.detached()
  }

  /// A device of another program that no guest uses yet stays, too, and one that this attach made goes.
  @Test(arguments: [true, false]) func deviceThatNobodyUses(_ isOurs: Bool) throws {
    let host = try EngineHost(.embedded)
    let plan = try host.plan("any,raw,xvda,w,script=\(try IdentityTests.script(host))")
    try AnotherProgram(host: host).replace(plan, isConnected: false)
    let ours = Instance(digits: Array("ours".utf8))
    if isOurs {
      let client = try host.store.client()
      let places = [plan.address.toolstackPath, plan.address.backendPath]
      for place in places { try client.write(place.appending("xlplug-instance"), ours.digits) }
    }
    _ = try host.leaveJournal(plan, ours)
    let again = try host.run(plan)
    if isOurs {
      #expect(again.trouble == nil)
      #expect(IdentityTests.executions(host) == "remove\nadd\n")
    } else {
      #expect(again.fault == .deviceExists(plan.address, backend: .initWait), "\(again.trouble ?? "success")")
      #expect(IdentityTests.executions(host) == "")
    }
    try host.detached()
  }

  /// While a killed attach is rolled back, another program attaches the device: it stays, and the new attach
  /// does not begin.
  @Test(arguments: TestStore.Kind.allCases) func rollbackStops(_ kind: TestStore.Kind) throws {
    let host = try EngineHost(kind)
    let plan = try host.plan("any,raw,xvda,w,script=\(try IdentityTests.script(host))")
    try AnotherProgram(host: host).replace(plan, isConnected: false)
    let ours = Instance(digits: Array("ours".utf8))
    let places = [plan.address.toolstackPath, plan.address.backendPath]
    let client = try host.store.client()
    for place in places { try client.write(place.appending("xlplug-instance"), ours.digits) }
    _ = try host.leaveJournal(plan, ours)
    var listing = ""
    host.options.caller.observer = { [unowned host] event in
      guard case .undone(let record) = event, case .awaitClosed = record.action else { return }
      do {
        try AnotherProgram(host: host).replace(plan)
        listing = try host.store.listing()
      } catch { Issue.record("\(error)") }
    }
    let stopped = try host.run(plan)
    #expect(stopped.fault == .replaced(plan.address), "\(stopped.trouble ?? "success")")
    #expect(stopped.done.isEmpty && IdentityTests.executions(host) == "")
    #expect(try host.store.listing() == listing && !listing.isEmpty)
  }

  /// libxl was killed before its device had a mark: it is known by its words, as long as no guest uses it.
  @Test(arguments: [true, false]) func deviceOfLibxlWithoutAMark(_ isConnected: Bool) throws {
    let host = try EngineHost(.embedded)
    let plan = try host.plan("any,raw,xvda,w,script=\(try IdentityTests.script(host))")
    try AnotherProgram(host: host).replace(plan, isConnected: isConnected)
    _ = try host.leaveJournal(plan, Instance(digits: Array("ours".utf8)), isToolstacks: true)
    let again = try host.run(plan)
    let refused = EngineFault.deviceExists(plan.address, backend: .connected)
    #expect(again.fault == (isConnected ? refused : nil), "\(again.trouble ?? "success")")
    try host.detached()
  }

  /// The detach of a device in use finds the journal of another one: nothing of that is taken for its own.
  @Test(arguments: Finding.allCases) func detachRemovesTheJournal(_ finding: Finding) throws {
    let host = try EngineHost(.embedded)
    let before = try host.traces()
    let plan = try host.plan("any,raw,xvda,w,script=\(try IdentityTests.script(host))")
    if finding == .ofAnotherProgram {
      try AnotherProgram(host: host).replace(plan)
    } else {
      #expect(try host.run(plan).trouble == nil)
    }
    let mark = finding == .ours ? try host.marks(of: plan.address)[0] : "another"
    let journal = try host.leaveJournal(plan, mark.map { Instance(digits: Array($0.utf8)) })
    try host.detached()
    #expect(!FileManager.default.fileExists(atPath: journal))
    #expect(try host.traces() == before)
  }

  /// A process that looks as if the device's script had started it.
  private static func daemon(_ host: EngineHost, _ device: DeviceAddress) throws -> Process {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sleep")
    process.arguments = ["1000"]
    process.environment = [
      "XENBUS_PATH": device.backendPathInHome, "XENBUS_TYPE": device.backend.rawValue,
      "XENSTORED_PATH": host.store.socketPath,
    ]
    (process.standardOutput, process.standardError) = (FileHandle.nullDevice, FileHandle.nullDevice)
    try process.run()
    return process
  }
}
