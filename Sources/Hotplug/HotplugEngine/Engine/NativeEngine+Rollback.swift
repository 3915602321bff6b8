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
    options.toolstack?.endDescendants()
    let device = plan.address
    if plan.isBuiltIn && journal == nil {
      journal = Journal()
      journal?.isBuiltIn = true
    }
    let named = namedLoop(of: device)
    let actions = plan.undo(ofFirst: count).filter { action in
      if case .run(_) = action { hasStartedScript } else { true }
    }
    if let fault = outcome.fault, !actions.isEmpty { options.observer(.undoing(fault)) }
    for action in actions {
      if case .run(_) = action { restoreBackend(plan) }
      let record = timed(action) { () throws(EngineFault) in try self.perform(action, plan) }
      outcome.undone.append(record)
      options.observer(.undone(record))
    }
    if count > 0 {
      if case .disk(let disk)? = plan.request, device.backendDomid == options.ownDomid {
        releaseLoops(of: disk.target, named: named, &outcome)
      }
      reportRest(device, &outcome)
    }
    (journal, taken, recordLock, recorded) = (nil, nil, nil, nil)
    if outcome.leftBehind.isEmpty { Journal.remove(for: device, in: runtime) }
  }

  /// Puts the keys of the backend back where the script removed them: its remove execution reads them.
  private func restoreBackend(_ plan: Plan) {
    let home = plan.address.backendPath
    guard peek(home.appending("frontend-id")) == nil else { return }
    let created = plan.steps.compactMap { step in
      if case .create(let operations, _) = step.action { operations } else { nil }
    }
    guard let operations = created.first else { return }
    _ = try? client.transaction { transaction throws(StoreFault) in
      for case .write(let path, let value) in operations where path.isAtOrBelow(home) {
        // The device is going: nobody shall take it up again.
        let value =
          path.name == "state" ? XenbusState.closed.value : path.name == "online" ? digitZero : value
        try self.client.write(path, value, in: transaction)
      }
    }
  }

  /// The loop device that a backend's `node` names, with the file that it has now; nil where an earlier
  /// command had it freed already.
  func namedLoop(of device: DeviceAddress) -> LoopAttachment? {
    guard device.kind == .vbd, !isRemovalDone(.blockRemove, device) else { return nil }
    return peek(device.backendPath.appending("node")).flatMap { LoopDevice(path: $0) }
      .flatMap { LoopAttachment(of: $0) }
  }

  /// Detaches the loop devices that the script made and its remove execution did not take away.
  ///
  /// Where no script ran, the loop device is known, and no other is looked at.
  func releaseLoops(of target: [UInt8], named: LoopAttachment?, _ outcome: inout Outcome) {
    if let journal, journal.isBuiltIn {
      guard let own = taken ?? journal.taken ?? named, isUnused(own.loop) else { return }
      if own.end() == .stays { outcome.leftBehind.append(own.staysWords) }
      return
    }
    let target = SharingCheck.identity(target: target, script: nil).things
    for attachment in LoopAttachment.all().subtracting(loopsBefore) {
      guard target.contains(attachment.file) || attachment == named,
        isUnused(attachment.loop)
      else { continue }
      if attachment.end() == .stays { outcome.leftBehind.append(attachment.staysWords) }
    }
  }

  /// Whether the store says that no backend names this loop device.
  func isUnused(_ loop: LoopDevice) -> Bool {
    do { return try user(of: loop) == nil } catch { return false }
  }

  /// The device of any guest, but for one, whose backend names this loop device.
  func user(of loop: LoopDevice, except own: DeviceAddress? = nil) throws(StoreFault) -> DeviceAddress? {
    for path in try client.backendDirectories("vbd", of: options.ownDomid) {
      guard let device = DeviceAddress(backendPath: path, kind: .vbd), device != own else { continue }
      for key in ["node", "params"] {
        guard let value = try client.readIfPresent(path.appending(key)) else { continue }
        if LoopDevice(path: value) == loop { return device }
      }
    }
    return nil
  }

  /// Says what of the device is still there.
  func reportRest(_ device: DeviceAddress, _ outcome: inout Outcome) {
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
      case .erase, .unrecord: outcome.leftBehind.append("\(fault)")
      default: break
      }
    }
  }
}

private let digitZero = [UInt8(ascii: "0")]
