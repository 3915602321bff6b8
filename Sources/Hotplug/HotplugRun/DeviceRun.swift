public import HotplugPlan

/// A plan that is being carried out, as a value: it says what is next, and takes what became of it.
///
/// It knows no store, no process and no clock. Whatever carries out the effects asks for `next`, and gives
/// the result to `take`, until nothing is next.
public struct DeviceRun: Hashable, Sendable {
  /// Which way it goes.
  public enum Course: Hashable, Sendable {
    /// The steps of the plan.
    case forward
    /// The rollback of an earlier run that was killed.
    case recovery
    /// The rollback of this one.
    case rollback
  }

  /// What the drivers have learnt that decides what has to be rolled back.
  public struct Facts: Hashable, Sendable {
    /// The remove executions that a rollback owes: of scripts that were started and did not fail by
    /// themselves.
    public var removalsDue: Set<ScriptStep> = []
    /// Whether a toolstack was asked for its steps: one that never was has changed nothing.
    public var hasHandedOver = false
    /// Whether the medium in a drive is, or may be, another one: only then it is restored.
    public var hasChangedMedium = false
    /// Whether the script had connected the device that is detached, so that a remove execution that fails is
    /// to be repeated.
    public var wasConnected = false
  }

  /// What it carries out.
  public let plan: Plan
  /// Which way it goes now.
  public private(set) var course = Course.forward
  /// The step that stopped it, from 0; nil where none did.
  public private(set) var stoppedAt: Int?
  /// What was learnt.
  public var facts = Facts()
  /// How many actions of the rollback that is under way, or over, were carried out.
  public private(set) var undoneCount = 0
  /// What is to be done, as far as it is known now, in order.
  public private(set) var agenda: ArraySlice<Effect>

  /// A run of which nothing was done yet.
  public init(_ plan: Plan) {
    self.plan = plan
    let steps = plan.steps.indices
    // The commit point: what follows only waits for the guest.
    let commit = plan.steps.firstIndex { $0.action.traits.interruption == .endsWait } ?? steps.endIndex
    agenda =
      switch plan.direction {
      case .attach, .serve:
        [.check, .recover] + steps[..<commit].map(Effect.step) + [.settle]
          + steps[commit...].map(Effect.step)
      case .detach, .release:
        [.check, .recover] + steps.flatMap { [.step($0), .noteRemoval(plan.steps[$0].action)] }
          + [.freeLoops, .forget]
      case .insert, .eject, .change: steps.map(Effect.step)[...]
      }
  }

  /// Whether something is being rolled back.
  public var isUndoing: Bool { course != .forward }

  /// What is to be done now; nil at the end.
  public var next: Effect? { agenda.first }

  /// The actions of the rollback that are still to come.
  public var pendingUndo: [Action] {
    agenda.compactMap { if case .undo(let action) = $0 { action } else { nil } }
  }

  /// Takes what became of `next`.
  public mutating func take(_ result: EffectResult) {
    guard let effect = agenda.popFirst() else { return }
    switch effect {
    case .check: if result != .done { agenda = [] }
    case .recover: takeRecovery(result)
    case .step(let index): take(result, ofStep: index)
    case .undo:
      undoneCount += 1
      if result == .refused(.replaced) { leaveToItsOwner() }
    case .endRecovery: course = .forward
    case .beginRollback: undoneCount = 0
    // What fails in a rollback or afterwards is reported, and the rest is done all the same.
    case .noteRemoval, .settle, .restoreKeys, .freeLoops, .lookForRest, .endRollback, .forget: break
    }
  }

  /// Takes nothing more back of a device that is another program's by now.
  private mutating func leaveToItsOwner() {
    // The attach that follows a recovery would find that the device exists.
    if course == .recovery { return agenda = [] }
    agenda.removeAll { effect in
      switch effect {
      case .undo, .restoreKeys, .lookForRest: true
      case .check, .recover, .step, .noteRemoval, .settle, .beginRollback, .freeLoops, .endRecovery,
        .endRollback, .forget:
        false
      }
    }
  }

  private mutating func takeRecovery(_ result: EffectResult) {
    switch result {
    case .done: break
    case .isCutShort(let actions):
      course = .recovery
      let rest: [Effect] = plan.direction.isService ? [] : [.lookForRest]
      agenda = actions.map(Effect.undo) + [.freeLoops] + rest + [.endRecovery] + agenda
    case .refused, .unknown, .stopped: agenda = []
    }
  }

  private mutating func take(_ result: EffectResult, ofStep index: Int) {
    let action = plan.steps[index].action
    switch result {
    case .done, .isCutShort: return
    case .refused(let refusal) where plan.direction.isRemoval && goesOn(after: action, refusal):
      // It did not succeed, so there is nothing to note.
      agenda.removeFirst()
      return
    case .refused, .unknown, .stopped: break
    }
    stoppedAt = index
    // What a detach has not done is done by the next one, which reads the note of a step that was.
    if plan.direction.isRemoval { return agenda = result == .stopped ? agenda.prefix(1) : [] }
    var isUntouched = false
    // A transaction that was refused changed nothing, so there is nothing of it to roll back.
    if case .refused = result { isUntouched = action.traits.isAtomic || action.isUnasked(facts) }
    rollBack(isUntouched ? index : index + 1)
  }

  /// Whether a detach goes on although one of its steps was refused.
  private func goesOn(after action: Action, _ refusal: EffectResult.Refusal) -> Bool {
    switch refusal {
    // Who stops a detach stops it before its remove script. With the entries a repeat would lose what the
    // script needs to know.
    case .interrupted, .script, .replaced: return false
    case .other: break
    }
    if plan.keepsHeldDevice, case .awaitClosed = action { return false }
    switch action.traits.failure {
    case .stops: return false
    case .isReported: return true
    }
  }

  private mutating func rollBack(_ count: Int) {
    course = .rollback
    let actions = plan.undo(ofFirst: count).filter(isDue)
    agenda = [.beginRollback]
    for action in actions {
      if case .run = action { agenda.append(.restoreKeys) }
      agenda.append(.undo(action))
    }
    if count > 0, plan.direction.isConnection { agenda.append(.freeLoops) }
    // The entries of a device that is served stay: they are the toolstack's.
    if count > 0, plan.direction == .attach { agenda.append(.lookForRest) }
    agenda.append(.endRollback)
  }

  /// Whether there is something that the action would roll back.
  private func isDue(_ undo: Action) -> Bool {
    switch undo {
    case .run(let removal): facts.removalsDue.contains(removal)
    case .setMedium: facts.hasChangedMedium
    case .create, .record, .unrecord, .awaitState, .observeState, .toolstack, .connect, .disconnect, .verify,
      .awaitRemoteScript, .announceClosing, .awaitClosed, .awaitRemoteRemoval, .erase, .findDrive,
      .publishMedium, .publishRate, .takeUp, .clearResults, .removeBackend, .startQEMU, .endQEMU:
      true
    }
  }
}

extension Action {
  /// Whether it is a toolstack's that was never asked.
  fileprivate func isUnasked(_ facts: DeviceRun.Facts) -> Bool {
    if case .toolstack = self { !facts.hasHandedOver } else { false }
  }
}
