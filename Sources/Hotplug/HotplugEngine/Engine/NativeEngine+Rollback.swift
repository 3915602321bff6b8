import HotplugPlan
import HotplugScript
import XenstoreHost
import XenstoreWire

/// The way back after a failed attach.
extension NativeEngine {
  /// Takes back the first steps of a plan, whatever fails on the way, and looks at what is left.
  func undo(_ plan: Plan, first count: Int, _ outcome: inout Outcome) {
    isUndoing = true
    defer { isUndoing = false }
    execution.take()?.endDescendants()
    let device = plan.address
    let node = peek(device.backendPath.appending("node"))
    for action in plan.undo(ofFirst: count) {
      if case .run = action { restoreBackend(plan) }
      let record = timed(action) { () throws(EngineFault) in try self.perform(action, plan) }
      outcome.undone.append(record)
      options.observer(.undone(record))
    }
    if count > 0 {
      releaseLoops(plan, node: node, &outcome)
      reportRest(device, &outcome)
    }
    if outcome.leftBehind.isEmpty { Journal.remove(for: device, in: runtime) }
  }

  /// Puts the keys of the backend back where the script removed them: its remove execution reads them.
  private func restoreBackend(_ plan: Plan) {
    let home = plan.address.backendPath
    guard peek(home.appending("frontend-id")) == nil else { return }
    guard case .create(let operations, _)? = plan.steps.first?.action else { return }
    _ = try? client.transaction { transaction throws(StoreFault) in
      for case .write(let path, let value) in operations where path.isAtOrBelow(home) {
        // The device is going: nobody shall take it up again.
        let value =
          path.name == "state" ? XenbusState.closed.value : path.name == "online" ? digitZero : value
        try self.client.write(path, value, in: transaction)
      }
    }
  }

  /// Detaches the loop devices that the script made and its remove execution did not take away.
  private func releaseLoops(_ plan: Plan, node: [UInt8]?, _ outcome: inout Outcome) {
    guard case .disk(let disk)? = plan.request else { return }
    let target = SharingCheck.identity(target: disk.target, script: nil).things
    let named = node.flatMap { LoopDevice(path: $0) }
    for (loop, file) in LoopDevice.attached() where loopsBefore[loop] != file {
      guard target.contains(file) || loop == named, (try? isInUse(loop)) == false else { continue }
      if !loop.detach() { outcome.leftBehind.append("\(loop.path) still has its file") }
    }
  }

  /// Whether a backend of any guest names this loop device.
  func isInUse(_ loop: LoopDevice) throws(StoreFault) -> Bool {
    let home = DeviceAddress.home(options.ownDomid).appending("backend/vbd")
    for guest in try client.listIfPresent(home) ?? [] {
      for devid in try client.listIfPresent(home.appending(guest)) ?? [] {
        let path = home.appending("\(guest)/\(devid)")
        for key in ["node", "params"] {
          guard let value = try client.readIfPresent(path.appending(key)) else { continue }
          if LoopDevice(path: value) == loop { return true }
        }
      }
    }
    return false
  }

  /// Says what of the device is still there.
  private func reportRest(_ device: DeviceAddress, _ outcome: inout Outcome) {
    for path in [device.frontendPath, device.toolstackPath, device.backendPath] {
      do {
        if try client.readIfPresent(path) != nil {
          outcome.leftBehind.append("\(path) is still in the store")
        }
      } catch {
        outcome.leftBehind.append("\(path) may still be in the store: \(error)")
      }
    }
    for record in outcome.undone {
      guard let fault = record.fault else { continue }
      switch record.action {
      case .erase: outcome.leftBehind.append("\(fault)")
      default: break
      }
    }
  }

  /// Finishes what an earlier attach of this device began before it was killed.
  func convergeAfterCrash(_ plan: Plan, _ outcome: inout Outcome) throws(EngineFault) {
    guard let journal = Journal(of: plan.address, in: runtime), journal.phase == .attaching else { return }
    keeping = journal.keeping
    loopsBefore = LoopDevice.attached()
    var rest = Outcome(of: plan)
    undo(plan, first: plan.steps.count, &rest)
    keeping = []
    outcome.undone += rest.undone
    outcome.leftBehind += rest.leftBehind
  }
}

private let digitZero = [UInt8(ascii: "0")]
