import HotplugPlan
import HotplugScript

/// How long steps and their rollback may take; what is promised to somebody who waits.
extension NativeEngine {
  /// The limits of a step of a plan.
  func limits(ofStep number: Int, of plan: Plan) -> StepLimits {
    let action = plan.steps[number - 1].action
    let isRolledBack = plan.direction != .detach
    return StepLimits(
      step: limitSeconds(of: action),
      isInterruptible: isInterruptible(action),
      rollback: (isRolledBack ? overrunSeconds(of: action) : 0) + rollbackSeconds(plan.undo(ofFirst: number))
    )
  }

  /// How long an action may take until it is done or has failed, in seconds; nil where it waits for nobody.
  func limitSeconds(of action: Action) -> Double? {
    if case .run = action { return scriptBudgetSeconds }
    return action.limitSeconds
  }

  /// How long actions of a rollback may take together, in seconds.
  func rollbackSeconds(_ actions: [Action]) -> Double {
    actions.reduce(0) { sum, action in
      if case .run = action { return sum + undoBudgetSeconds + ScriptExecution.overrunSecondsMax }
      return sum + (action.limitSeconds ?? 0)
    }
  }

  /// How long an action goes on after it was interrupted, in seconds.
  private func overrunSeconds(of action: Action) -> Double {
    switch action {
    case .run, .toolstack: ScriptExecution.overrunSecondsMax
    default: 0
    }
  }

  /// Whether a person can stop it: a remove execution that is cut short could not be made up for, and a
  /// transaction is over before anybody could.
  private func isInterruptible(_ action: Action) -> Bool {
    switch action {
    case .awaitState, .observeState, .awaitClosed, .awaitRemoteScript, .awaitRemoteRemoval, .connect,
      .findDrive, .setMedium:
      true
    case .run(let script): script.isConnecting
    case .toolstack(let call): call.direction != .detach
    case .create, .record, .unrecord, .disconnect, .verify, .announceClosing, .erase, .publishMedium: false
    }
  }
}
