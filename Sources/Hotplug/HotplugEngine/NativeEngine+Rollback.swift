import DiskImages
import HotplugOutcome
import HotplugPlan
import HotplugRun
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// The rollback of a failed attach.
extension NativeEngine {
  /// Ends the processes of the attach, and checks what the keys name before they go.
  func beginRollback(_ plan: Plan, _ outcome: Outcome) {
    claim.locks = []
    try? client.reconnectIfBroken()
    if let execution = held.execution.take() {
      // Daemons that were let go are for the remove execution to end.
      let isReleased = execution.isReleaseOrdered
      let aftermath = execution.endDescendants()
      if !isReleased { found.report.leftBehind += aftermath.words }
    }
    found.report.leftBehind += toolstack?.endDescendants().words ?? []
    let actions = deviceRun?.pendingUndo ?? []
    // After the commit point it was removed.
    if !actions.isEmpty { try? found.device.journal?.write(for: plan.address, in: runtime) }
    if plan.isBuiltIn && found.device.journal == nil {
      found.device.journal = Journal()
      found.device.journal?.isBuiltIn = true
    }
    (found.traces.loop, found.traces.blockDevice) = (
      client.namedLoop(of: plan.address), madeBlockDevice(of: plan.address)
    )
    if let fault = outcome.fault, !actions.isEmpty {
      options.caller.observer(.undoing(fault, limitSeconds: rollbackSeconds(actions)))
    }
  }

  /// Reports what could not be rolled back; forgets the notes for the rollback, unless something is left.
  func endRollback(_ plan: Plan, _ outcome: inout Outcome) {
    reportFaults(&outcome)
    if plan.mediumChange != nil { return }
    // What only the script or the kernel knows, another command for the device could not find either.
    if outcome.leftBehind.isEmpty {
      Journal.remove(for: plan.address, in: runtime)
    } else if !outcome.undone.contains(where: \.isFailedRemoval) {
      deviceRun?.facts.removalsDue = []
      noteRemovalOver(plan.address)
    }
    outcome.leftBehind += leftOfScripts(outcome, outcome.isReplaced ? nil : found.traces.blockDevice)
  }

  /// Puts the keys of the backend back where the script removed them: its remove execution reads them.
  func restoreBackend(_ plan: Plan) {
    let home = plan.address.backendPath
    guard peek(home.appending("frontend-id")) == nil else { return }
    let created = plan.steps.compactMap { step in
      if case .create(let operations, _) = step.action { operations } else { nil }
    }
    guard let operations = created.first else { return }
    try? commit(on: plan.address) { transaction throws(StoreFault) in
      for case .write(let path, let value) in operations where path.isAtOrBelow(home) {
        // The device is going: no process shall take it up again.
        let value =
          path.name == "state" ? XenbusState.closed.value : path.name == "online" ? digitZero : value
        try self.client.write(path, value, in: transaction)
      }
    }
  }

  /// Frees the loop devices that no process has freed.
  func freeLoops(_ plan: Plan, _ outcome: inout Outcome) {
    guard plan.address.backendDomid == ownDomid else { return }
    switch deviceRun?.course {
    case .rollback?:
      // Without a script the loop device is known; what a script made, the other program had removed.
      if outcome.isReplaced { found.traces.loop = nil }
      if outcome.isReplaced && !plan.isBuiltIn { return }
      if case .disk(let disk)? = plan.request { releaseLoops(of: disk.target, &outcome) }
    case .recovery?: releaseLoops(of: found.device.journal?.target ?? [], &outcome)
    case .forward?, nil:
      if let named = found.traces.loop { release(named, &outcome) }
      guard let journal = found.device.journal else { return }
      // An attach was killed half way: its script may have made a loop device that no key names.
      found.before.loops = journal.loops
      releaseLoops(of: journal.target, &outcome)
    }
  }

  /// Takes the file away from a loop device that the remove script should have freed.
  private func release(_ named: LoopAttachment, _ outcome: inout Outcome) {
    guard isUnused(named.loop) else { return }
    switch named.end() {
    case .wasFree: return
    case .stays: outcome.leftBehind.append(named.staysWords)
    case .freed:
      let isOfScript: (Outcome.Record) -> Bool = { if case .run = $0.action { true } else { false } }
      guard let index = outcome.done.lastIndex(where: isOfScript) else { return }
      outcome.done[index].note = "\(named.loop.path) was detached, because the script left it attached"
    }
  }

  /// Detaches the loop devices that the script made and left, and reports those that it may have made.
  ///
  /// Where no script ran, the loop device is known, and no other is checked.
  private func releaseLoops(of target: [UInt8], _ outcome: inout Outcome) {
    let named = found.traces.loop
    if let journal = found.device.journal, journal.isBuiltIn {
      if let own = journal.taken ?? named { end(own, &outcome) }
      return
    }
    let things = SharingCheck.identity(target: target, script: nil).things
    let parts = Self.filesNamed(in: target)
    for attachment in LoopAttachment.all().subtracting(found.before.loops) {
      if things.contains(attachment.file) || attachment == named {
        end(attachment, &outcome)
      } else if let part = parts[attachment.file], isUnused(attachment.loop) {
        // Another script may have made it in the same moment, so that it is not ours to free.
        outcome.leftBehind.append(
          "\(attachment.loop.path) has '\(String(readable: part))', a part of the target; "
            + "if it is not in use: losetup -d \(attachment.loop.path)"
        )
      }
    }
  }

  /// Detaches a loop device unless a backend names it; where the store does not answer, it is left and
  /// reported.
  private func end(_ attachment: LoopAttachment, _ outcome: inout Outcome) {
    do {
      if try user(of: attachment.loop) != nil { return }
      if attachment.end() == .stays { outcome.leftBehind.append(attachment.staysWords) }
    } catch {
      outcome.leftBehind.append("\(attachment.loop.path) may still have the image: \(error)")
    }
  }

  /// Whether the store says that no backend names this loop device.
  func isUnused(_ loop: LoopDevice) -> Bool {
    do { return try user(of: loop) == nil } catch { return false }
  }

  /// The device of any guest, but for one, whose backend names this loop device.
  func user(of loop: LoopDevice, except own: DeviceAddress? = nil) throws(StoreFault) -> DeviceAddress? {
    let paths = try client.backendDirectories(["vbd"], of: ownDomid)
    let keys = ["node", "params", DeviceAddress.takenLoopKey]
    for (path, values) in zip(paths, try client.values(keys, in: paths)) {
      guard let device = DeviceAddress(backendPath: path, kind: .vbd), device != own else { continue }
      let isNamed = values.prefix(2).contains { $0.flatMap { LoopDevice(path: $0) } == loop }
      // A detach that was killed may have freed it.
      if isNamed, values[2].flatMap({ LoopAttachment(record: $0) })?.isCurrent != false { return device }
    }
    return nil
  }

  /// Reports what of the device is still there.
  func reportRest(_ device: DeviceAddress, _ outcome: inout Outcome) {
    for path in [device.frontendPath, device.toolstackPath, device.backendPath] {
      do {
        if try client.readIfPresent(path) != nil {
          outcome.leftBehind.append("\(path) is still in xenstore")
        }
      } catch {
        outcome.leftBehind.append("\(path) may still be in xenstore: \(error)")
      }
    }
  }

  /// Reports what could not be rolled back.
  func reportFaults(_ outcome: inout Outcome) {
    for record in outcome.undone.suffix(deviceRun?.undoneCount ?? 0) {
      guard let fault = record.fault else { continue }
      if fault.isReplaced {
        outcome.leftBehind.append("\(fault)")
        continue
      }
      switch record.action {
      case .erase, .unrecord, .publishMedium: outcome.leftBehind.append("\(fault)")
      case .setMedium(let medium, let drive, isForced: _, seconds: _):
        let state = medium.map { "have a medium other than \($0)" } ?? "not be empty"
        outcome.leftBehind.append("\(drive) may \(state): \(fault)")
      default: break
      }
    }
  }
}

extension Outcome.Record {
  /// Whether it is a remove execution that failed.
  fileprivate var isFailedRemoval: Bool {
    if case .run = action { fault != nil } else { false }
  }
}

extension Outcome {
  /// Whether a rollback found that the device is another program's.
  fileprivate var isReplaced: Bool { undone.last?.fault?.isReplaced ?? false }
}

private let digitZero = [UInt8(ascii: "0")]
