import HotplugOutcome
import HotplugPlan
import HotplugRun
import HotplugScript
import HotplugState
import XenstoreHost
import XenstoreWire

/// Steps that a toolstack of Xen's does in its own way.
extension NativeEngine {
  /// Has the toolstack do its steps, with what must be known for a rollback noted before.
  func handOver(_ call: ToolstackCall, _ plan: Plan) throws(EngineFault) -> String? {
    guard let toolstack else {
      throw .toolstack(ToolstackFailure(call, code: "no toolstack", errors: []))
    }
    switch call.direction {
    case .attach: return try attach(by: toolstack, call, plan)
    case .detach: return try detach(by: toolstack, call, plan)
    case .insert, .eject: return try change(by: toolstack, call, plan)
    case .change, .serve, .release:
      throw .toolstack(ToolstackFailure(call, code: "libxl has no function for it", errors: []))
    }
  }

  private func attach(by toolstack: any Toolstack, _ call: ToolstackCall, _ plan: Plan) throws(EngineFault)
    -> String?
  {
    let device = call.address
    try checkScripts(of: plan)
    try checkLife(of: device.domid)
    // No process else takes the image until the toolstack has written that this device has it.
    let claimNote = try claim(plan)
    defer { claim.locks = [] }
    // libxl waits for its lock and does not say for whom; so it is asked when the lock is free.
    if let document = call.record?.document { _ = try recordLock(of: document) }
    found.recorded = call.record.flatMap { try? LibxlRecords.read($0.document) }.map { Recorded(before: $0) }
    deviceRun?.facts.hasHandedOver = true
    var failed: ScriptStep?
    defer {
      deviceRun?.facts.removalsDue.formUnion(call.scripts.prefix(toolstack.startedScriptCount).map(\.undoing))
      if let failed { dropRemoval(failed.undoing) }
    }
    do {
      let note = try ask(toolstack, call, plan, interruptDescriptor: interrupt) { event in
        if !self.claim.locks.isEmpty, self.peek(device.backendPath) != nil { self.claim.locks = [] }
        try? self.markDevice(device, madeBy: toolstack)
        self.options.caller.observer(event)
      }
      try markToolstacksDevice(device)
      return note.map { note in claimNote.map { "\($0); \(note)" } ?? note } ?? claimNote
    } catch {
      // Where the connection broke, the device has no mark yet and would be taken for another's.
      try? client.reconnectIfBroken()
      switch error {
      case .toolstack(let failure) where failure.endedByItself:
        // It is the last that was started, since libxl starts no other after a failure.
        failed = call.scripts.prefix(toolstack.startedScriptCount).last
        try? markDevice(device, madeBy: toolstack)
      case .deviceExists, .noSuchDomain:
        // Somebody else's entries must not be taken away.
        deviceRun?.facts.hasHandedOver = false
        Journal.remove(for: device, in: runtime)
      default:
        try? markDevice(device, madeBy: toolstack)
        guard hasLeftNothing(call, toolstack) else { break }
        deviceRun?.facts.hasHandedOver = false
        Journal.remove(for: device, in: runtime)
      }
      throw error
    }
  }

  /// Whether a failed call has left nothing to roll back: where the store does not answer, it may have.
  ///
  /// What is there without the mark, although the toolstack wrote nothing, is another's.
  private func hasLeftNothing(_ call: ToolstackCall, _ toolstack: any Toolstack) -> Bool {
    let device = call.address
    let places: Set = [device.toolstackPath, device.backendPath, device.frontendPath]
    guard toolstack.startedScriptCount == 0, let there = try? existing(places),
      let occupant = try? client.occupant(of: device)
    else { return false }
    if !there.isEmpty {
      return !toolstack.hasWritten && occupant != found.device.instance.map { .marked($0) }
    }
    // The record is written before the entries.
    return call.record.flatMap { try? LibxlRecords.read($0.document) } == found.recorded?.before
  }

  private func detach(by toolstack: any Toolstack, _ call: ToolstackCall, _ plan: Plan) throws(EngineFault)
    -> String?
  {
    let device = call.address
    let backend = try state(of: device.backendPath)
    // Of a backend that does not close libxl would only remove the entries, without the script; and what has
    // no record it does not find.
    if peek(device.toolstackPath) == nil { return try byHand(call, plan, since: "it has no record") }
    if plan.isForced { return try byHand(call, plan, since: "its script may fail") }
    if call.scripts.contains(where: isRemovalUnneeded) {
      return try byHand(call, plan, since: "one of its scripts failed")
    }
    guard backend == .closed else {
      return try byHand(call, plan, since: backend == nil ? "it has no backend" : "its backend is not closed")
    }
    found.traces.strayDirectory = peek(device.backendPath.appending("vifname"))
      .flatMap { DeviceAddress.strayDirectory(ofInterface: $0) }
    // Where an earlier detach was killed, its script may have removed already what it now searches for in
    // vain.
    let wasCutShort = try beginRemoval(RemovalNote.libxl, device) == .cutShort
    // That script may still run: what it wrote after the end would be a directory of no process's.
    if wasCutShort { endStrayScripts(of: device) }
    // A word from the attach would be taken for the remove script's.
    try? client.post([.remove(device.backendPath.appending("hotplug-error"))])
    let kept = entriesToKeep(of: device)
    do {
      let note = try ask(toolstack, call, plan, interruptDescriptor: nil, options.caller.observer)
      if toolstack.startedScriptCount >= call.scripts.count { return note }
      return try byHand(call, plan, since: "libxl did not run the script")
    } catch {
      if wasCutShort, case .toolstack(let failure) = error, failure.isScriptsOnly {
        return "an earlier detach was interrupted; libxl reports for the second run of its script: \(failure)"
      }
      if error == .interrupted { throw error }
      // The next step removes what entries there are; a repeat would run the script a second time.
      if case .toolstack(let failure) = error, failure.scriptsSucceeded {
        return "its script succeeded; then \(failure)"
      }
      if toolstack.startedScriptCount > 0 {
        restore(kept, of: device)
        throw error
      }
      return try byHand(call, plan, since: "\(error)")
    }
  }

  /// Does what libxl would have done.
  func byHand(_ call: ToolstackCall, _ plan: Plan, since reason: String) throws(EngineFault) -> String {
    var notes = ["done without libxl, because \(reason)"]
    for action in call.instead {
      if let note = try perform(action, plan) { notes.append(note) }
    }
    return notes.joined(separator: "; ")
  }

  /// Has the toolstack do its steps, with what its failure left to be read.
  func ask(
    _ toolstack: any Toolstack,
    _ call: ToolstackCall,
    _ plan: Plan,
    interruptDescriptor: Int32?,
    _ observer: (EngineEvent) -> Void
  ) throws(EngineFault) -> String? {
    let mark = ScriptLogMark()
    do {
      return try toolstack.carryOut(
        call,
        plan.request,
        interruptDescriptor: interruptDescriptor
      ) { event in
        if case .log(let line) = event, self.found.report.log.count < Outcome.logLineCountMax {
          self.found.report.log.append(line)
        }
        observer(event)
      }
    } catch {
      guard case .toolstack(var failure) = error else { throw error }
      failure.hotplugError =
        failure.hotplugError ?? peek(call.address.backendPath.appending("hotplug-error"))
      failure.logLines = mark.newLines
      if failure.scriptsSucceeded {
        // As after any remove script that succeeded: vif-nat starts the DHCP server that other guests use.
        toolstack.releaseDescendants()
      } else {
        found.report.leftBehind += toolstack.endDescendants().words
      }
      throw .toolstack(failure)
    }
  }
}
