import HotplugOutcome
import HotplugPlan
import HotplugRun
import HotplugScript
import HotplugState
import XenstoreHost
import XenstoreWire

/// How each effect of a run is carried out.
extension NativeEngine {
  /// Whether something is being rolled back.
  var isUndoing: Bool { deviceRun?.isUndoing ?? false }

  /// The side from which the run sees its device.
  var side: DeviceSide { deviceRun?.plan.direction.isService ?? false ? .server : .toolstack }

  /// Whether the medium in a drive is, or may be, another one.
  var hasChangedMedium: Bool { deviceRun?.facts.hasChangedMedium ?? false }

  /// Carries out one effect; says what became of it.
  func carryOut(_ effect: Effect, _ plan: Plan, _ outcome: inout Outcome) -> EffectResult {
    switch effect {
    case .check: return trying(&outcome) { () throws(EngineFault) in try self.check(plan) }
    case .recover:
      var actions: [Action]?
      let result = trying(&outcome) { () throws(EngineFault) in actions = try self.recover(plan) }
      guard let actions else { return result }
      options.caller.observer(.undoing(.interrupted, limitSeconds: rollbackSeconds(actions)))
      return .isCutShort(undo: actions)
    case .step(let index): return carryOutStep(index, plan, &outcome)
    case .noteRemoval(let action): noteRemovalDone(action)
    case .settle: settle(plan)
    case .beginRollback: beginRollback(plan, outcome)
    case .restoreKeys: restoreBackend(plan)
    case .undo(let action):
      options.caller.observer(.undoBegan(action, limitSeconds: limitSeconds(of: action)))
      let record = timed(action) { () throws(EngineFault) in try self.perform(action, plan) }
      outcome.undone.append(record)
      options.caller.observer(.undone(record))
      if let fault = record.fault {
        if fault.isReplaced { outcome.fault = outcome.fault ?? fault }
        return .refused(fault.refusal)
      }
    case .freeLoops: freeLoops(plan, &outcome)
    case .lookForRest: reportRest(plan.address, &outcome)
    case .endRecovery: endRecovery(plan, &outcome)
    case .endRollback: endRollback(plan, &outcome)
    case .forget: if found.device.journal != nil { Journal.remove(for: plan.address, in: runtime) }
    }
    return .done
  }

  /// Does what may be refused; the fault is the outcome's.
  private func trying(_ outcome: inout Outcome, _ body: () throws(EngineFault) -> Void) -> EffectResult {
    do { try body() } catch {
      outcome.fault = error
      return .refused(error.refusal)
    }
    return .done
  }

  /// Refuses what may not be done, before the first change.
  private func check(_ plan: Plan) throws(EngineFault) {
    switch plan.direction {
    case .attach, .serve: try checkScripts(of: plan)
    case .detach, .release:
      try readJournal(of: plan.address)
      if plan.address.backendDomid == ownDomid { found.traces.loop = client.namedLoop(of: plan.address) }
      if side == .server { try identifyServed(plan.address) }
      try checkRemoveScripts(of: plan)
      deviceRun?.facts.wasConnected = wasConnected(plan.address)
    case .insert, .eject, .change: break
    }
  }

  private func carryOutStep(_ index: Int, _ plan: Plan, _ outcome: inout Outcome) -> EffectResult {
    let (action, number) = (plan.steps[index].action, index + 1)
    let limits = limits(ofStep: number, of: plan)
    try? client.reconnectIfBroken()
    options.caller.observer(.began(action, step: number, of: plan.steps.count, limits: limits))
    let record = timed(action) { () throws(EngineFault) -> String? in
      if let fault = self.options.hooks.faultBeforeStep(number) { throw fault }
      return try self.perform(action, plan)
    }
    options.caller.observer(.ended(record, step: number, of: plan.steps.count))
    outcome.done.append(record)
    if let fault = record.fault {
      outcome.fault = outcome.fault ?? fault
      // With the entries a repeat would lose what its script needs to know.
      let isToBeRepeated =
        plan.direction.isRemoval && fault.isFailedRemoval && deviceRun?.facts.wasConnected == true
      return fault.isOutcomeUnknown || plan.direction.isRemoval && fault.isStoreGone
        ? .unknown : .refused(isToBeRepeated ? .script : fault.refusal)
    }
    if let fault = options.hooks.faultAfterStep(number) {
      outcome.fault = outcome.fault ?? fault
      return .stopped
    }
    return .done
  }

  func timed(_ action: Action, _ body: () throws(EngineFault) -> String?) -> Outcome.Record {
    let start = ContinuousClock.now
    var record = Outcome.Record(action)
    do { record.note = try body() } catch { record.fault = error }
    record.seconds = (ContinuousClock.now - start).inSeconds
    return record
  }

  private func settle(_ plan: Plan) {
    // It was ordered when the script's key was found right.
    held.execution.take()?.release()
    toolstack?.releaseDescendants()
    if plan.direction.isService { return settleService(of: plan.address) }
    Journal.remove(for: plan.address, in: runtime)
  }
}

extension EngineFault {
  /// Why something was not done, as far as it matters for what comes next.
  fileprivate var refusal: EffectResult.Refusal {
    isReplaced ? .replaced : self == .interrupted ? .interrupted : isRefusedScript ? .script : .other
  }
}
