import Foundation
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import Testing
import XLTestKit
import XenstoreSimulation
import XenstoreTestKit

/// For every plan and every step of it: a failure there, before or after the step was done.
@Suite(.serialized) struct FailureInjectionTests {
  enum Moment: CaseIterable { case before, after }

  @Test(arguments: TestStore.Kind.allCases, Moment.allCases)
  func attachOfADiskLeavesNothing(_ kind: TestStore.Kind, _ moment: Moment) throws {
    let host = try EngineHost(kind)
    try everyStep(host, "\(try host.image()),raw,xvda,w", moment)
  }

  @Test(arguments: TestStore.Kind.allCases, Moment.allCases)
  func attachWithoutAScriptLeavesNothing(_ kind: TestStore.Kind, _ moment: Moment) throws {
    let host = try EngineHost(kind)
    host.isBuiltIn = true
    try everyStep(host, "\(try host.image()),raw,xvda,w", moment)
    let other = try host.image("other.img")
    let device = try LoopDevices.attach(other)
    defer { LoopDevices.detach(device, of: other) }
    try everyStep(host, "\(device),raw,xvda,r", moment)
  }

  @Test(arguments: TestStore.Kind.allCases, Moment.allCases)
  func attachOfAnInterfaceLeavesNothing(_ kind: TestStore.Kind, _ moment: Moment) throws {
    let domid: UInt16 = kind == .embedded ? 67 : 68
    let host = try EngineHost(kind, simulation: SimulationOptions())
    try host.store.introduce(domid)
    let bridge = "xlpb\(domid)"
    try #require(try runCommand(["ip", "link", "add", bridge, "type", "bridge"]).status == 0)
    defer { _ = try? runCommand(["ip", "link", "del", bridge]) }
    try everyStep(host, "vif:bridge=\(bridge)", moment, domid: domid)
  }

  @Test(arguments: Moment.allCases)
  func attachOfAQemuDiskLeavesNothing(_ moment: Moment) throws {
    let host = try EngineHost(.embedded)
    try everyStep(host, "\(try host.image()),qcow2,xvda,w", moment)
  }

  @Test func directoriesThatWereThereBeforeStay() throws {
    let host = try EngineHost(.embedded)
    let made = try host.store.run([
      "xenstore-write", "/local/domain/0/backend/vbd/7", "", "/libxl/7/device", "",
    ])
    try #require(made.status == 0)
    try everyStep(host, "\(try host.image()),raw,xvda,w", .after)
  }

  /// A detach that stopped anywhere is finished by the next one.
  @Test(arguments: TestStore.Kind.allCases, Moment.allCases)
  func detachIsFinishedByTheNextOne(_ kind: TestStore.Kind, _ moment: Moment) throws {
    let host = try EngineHost(kind)
    for (isBuiltIn, isNextBuiltIn) in [(false, false), (true, true), (true, false), (false, true)] {
      try everyStepOfADetach(host, moment, isBuiltIn, isNextBuiltIn)
    }
  }

  private func everyStepOfADetach(
    _ host: EngineHost,
    _ moment: Moment,
    _ isBuiltIn: Bool,
    _ isNextBuiltIn: Bool
  ) throws {
    let text = "\(try host.image()),raw,xvda,w"
    let before = try host.traces()
    for step in 1...4 {
      host.isBuiltIn = isBuiltIn
      try host.attached(text)
      stop(host, at: step, moment)
      #expect(try host.detach().fault == .stoppedForTest(step: step))
      resume(host)
      host.isBuiltIn = isNextBuiltIn
      if try host.store.listing().contains("/libxl/7/device/vbd/51712") {
        try host.detached()
      }
      #expect(try host.traces() == before, "after step \(step)")
    }
  }

  private func everyStep(_ host: EngineHost, _ text: String, _ moment: Moment, domid: UInt16 = 7) throws {
    let before = try host.traces()
    let count = Plan(attaching: try host.request(text, domid: domid)).steps.count
    for step in 1...count {
      stop(host, at: step, moment)
      let outcome = try host.attach(text, domid: domid)
      #expect(outcome.fault == .stoppedForTest(step: step))
      #expect(outcome.stoppedAtStep == step)
      #expect(outcome.leftBehind == [], "\(outcome.trouble ?? "")")
      #expect(try host.traces() == before, "after step \(step) of \(outcome.plan)")
      resume(host)
    }
    // Nothing stands in the way of the next attempt.
    let attached = try host.attached(text, domid: domid)
    let address = attached.plan.address
    try host.detached(address.kind, address.devid, domid: domid)
  }

  private func stop(_ host: EngineHost, at step: Int, _ moment: Moment) {
    let fault = { (number: Int) -> EngineFault? in number == step ? .stoppedForTest(step: step) : nil }
    switch moment {
    case .before: host.options.hooks.faultBeforeStep = fault
    case .after: host.options.hooks.faultAfterStep = fault
    }
  }

  private func resume(_ host: EngineHost) {
    host.options.hooks.faultBeforeStep = { _ in nil }
    host.options.hooks.faultAfterStep = { _ in nil }
  }
}
