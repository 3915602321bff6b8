import HotplugPlan
import HotplugRun
import HotplugScript
import XLTestKit

/// Carries out the effects of a run on a simulated host, with results that a random number decides.
struct SimulatedDriver {
  /// What becomes of an effect.
  enum Fate: CaseIterable { case good, refused, interrupted, unknownAndDone, unknownAndNot }

  var host: SimulatedHost
  var run: DeviceRun
  /// What the run has reported as left behind.
  var reported: Set<Rest> = []
  /// Whether something failed.
  var hasFailed = false
  /// Whether the run was told that the device is another program's.
  var wasReplaced = false
  /// Whether a script was asked for all the same.
  var wasAnothersScriptRun = false
  /// In how many of a hundred effects something goes wrong.
  let faultPercentage: Int

  init(_ plan: Plan, on host: SimulatedHost, faultPercentage: Int) {
    (self.host, run, self.faultPercentage) = (host, DeviceRun(plan), faultPercentage)
  }

  /// Carries out what is next; false at the end.
  mutating func step(_ random: inout Seeded) -> Bool {
    guard let effect = run.next else { return false }
    let fate = random.chance(faultPercentage, in: 100) ? random.pick(Fate.allCases) : .good
    let result = carryOut(effect, fate, &random)
    if result == .refused(.replaced) { wasReplaced = true }
    if result != .done, !run.isUndoing, effect != .recover { hasFailed = true }
    run.take(result)
    return true
  }

  private mutating func carryOut(_ effect: Effect, _ fate: Fate, _ random: inout Seeded) -> EffectResult {
    switch effect {
    case .check: return fate == .refused ? .refused(.script) : .done
    case .recover:
      guard run.plan.direction == .attach, host.hasJournal else { return .done }
      // Nobody has made these entries but the attach that was killed.
      guard host.entries != .others else {
        host.hasJournal = false
        return .done
      }
      let device = AttachedDevice(
        run.plan.address,
        scriptPath: run.plan.request?.scriptPath,
        isEmulated: run.plan.isEmulated
      )
      return .isCutShort(undo: Plan(detaching: device).steps.map(\.action))
    case .step(let index):
      let action = run.plan.steps[index].action
      let result = perform(action, fate, &random)
      if run.plan.direction == .detach, result != .done, result != .refused(.script) { report(action) }
      return result
    case .undo(let action):
      let result = perform(action, fate, &random)
      if result != .done { report(action) }
      return result
    case .freeLoops:
      if fate == .good { host.hasLoop = false } else if host.hasLoop { reported.insert(.loop) }
    case .lookForRest: if host.entries == .us { reported.insert(.entries) }
    case .endRollback: if reported.isEmpty { host.hasJournal = false }
    case .settle, .endRecovery, .forget: host.hasJournal = false
    case .beginRollback: if !run.pendingUndo.isEmpty, host.entries == .us { host.hasJournal = true }
    case .noteRemoval, .restoreKeys: break
    }
    return .done
  }

  private mutating func report(_ action: Action) {
    switch action {
    case .erase: if host.entries != nil { reported.insert(.entries) }
    case .unrecord: reported.insert(.record)
    case .run(let script): reported.insert(.made(script))
    case .disconnect: reported.insert(.loop)
    default: break
    }
  }

  // MARK: actions

  private mutating func perform(_ action: Action, _ fate: Fate, _ random: inout Seeded) -> EffectResult {
    switch action {
    case .create:
      host.hasJournal = true
      if host.entries != nil {
        host.hasJournal = false
        return .refused(.other)
      }
      return transact(fate) { $0.entries = .us }
    case .record:
      return host.entries == nil ? transact(fate) { $0.isRecorded = true } : .refused(.other)
    case .unrecord: return transact(fate) { $0.isRecorded = false }
    case .erase: return host.entries == .others ? .refused(.replaced) : transact(fate) { $0.entries = nil }
    case .announceClosing:
      return host.entries == .others ? .refused(.replaced) : transact(fate) { _ in }
    case .run(let script): return perform(script, fate, &random)
    case .connect:
      if host.entries == .others { return .refused(.replaced) }
      if host.entries == nil { return .refused(.other) }
      // A loop device may have been taken before it fails.
      host.hasLoop = fate == .good || random.chance(1, in: 2)
      return waiting(fate)
    case .disconnect:
      if fate == .good { host.hasLoop = false }
      return waiting(fate)
    // An interruption ends the wait only; a guest that is gone is a refusal.
    case .observeState: return fate == .refused ? .refused(.other) : .done
    case .awaitState, .verify, .awaitRemoteScript, .awaitClosed, .awaitRemoteRemoval: return waiting(fate)
    case .toolstack, .findDrive, .setMedium, .publishMedium, .publishRate, .takeUp, .clearResults,
      .removeBackend, .startQEMU, .endQEMU:
      preconditionFailure("not simulated")
    }
  }

  /// One transaction: done as a whole or not at all, and sometimes nobody knows which.
  private mutating func transact(_ fate: Fate, _ change: (inout SimulatedHost) -> Void) -> EffectResult {
    switch fate {
    case .good: change(&host)
    case .refused, .interrupted: return .refused(.other)
    case .unknownAndDone:
      change(&host)
      return .unknown
    case .unknownAndNot: return .unknown
    }
    return .done
  }

  private func waiting(_ fate: Fate) -> EffectResult {
    switch fate {
    case .good: .done
    case .refused, .unknownAndDone, .unknownAndNot: .refused(.other)
    case .interrupted: .refused(.interrupted)
    }
  }

  /// A script keeps to the protocol: one that fails by itself leaves nothing, one that is ended from outside
  /// may leave what it has made, and a remove execution that fails removes nothing.
  private mutating func perform(_ script: ScriptStep, _ fate: Fate, _ random: inout Seeded) -> EffectResult {
    if host.entries == .others {
      // After the first refusal nothing more of the device may be touched.
      wasAnothersScriptRun = wasAnothersScriptRun || wasReplaced
      return .refused(.replaced)
    }
    guard script.isConnecting else {
      if fate == .good { host.made.remove(script) }
      // With the device a repeat of the detach has what the script needs.
      return fate == .good ? .done : .refused(run.plan.direction == .detach ? .script : .other)
    }
    if random.chance(faultPercentage, in: 400) { return .refused(.script) }
    run.facts.removalsDue.insert(script.undoing)
    switch fate {
    case .good: host.made.insert(script.undoing)
    case .refused:
      run.facts.removalsDue.remove(script.undoing)
      return .refused(.other)
    case .interrupted, .unknownAndDone, .unknownAndNot:
      if random.chance(1, in: 2) { host.made.insert(script.undoing) }
      // One that no key names, so that its remove execution does not find it.
      if script.call == .blockAdd, random.chance(1, in: 2) { host.hasLoop = true }
      return .refused(fate == .interrupted ? .interrupted : .other)
    }
    return .done
  }
}

extension Plan {
  /// Whether an emulated card goes with the interface.
  var isEmulated: Bool { if case .nic(let nic)? = request { nic.isEmulated } else { false } }
}
