import HotplugOutcome
import HotplugPlan
import HotplugScript

/// How long steps and their rollback may take; the limits for a caller that waits.
extension NativeEngine {
  /// The limits of a step of a plan.
  func limits(ofStep number: Int, of plan: Plan) -> StepLimits {
    let action = plan.steps[number - 1].action
    let isRolledBack = !plan.direction.isRemoval
    let overrun = action.traits.startsProcesses ? ScriptExecution.overrunSecondsMax : 0
    let rollback = (isRolledBack ? overrun : 0) + rollbackSeconds(plan.undo(ofFirst: number))
    return StepLimits(
      step: limitSeconds(of: action),
      isInterruptible: action.traits.interruption != .afterwards,
      rollback: action.traits.interruption == .endsWait ? nil : rollback
    )
  }

  /// How long an action may take until it is done or has failed, in seconds; nil where it waits for no
  /// process.
  func limitSeconds(of action: Action) -> Double? {
    if case .run = action { return scriptBudgetSeconds }
    return action.traits.limitSeconds
  }

  /// How long actions of a rollback may take together, in seconds.
  func rollbackSeconds(_ actions: [Action]) -> Double {
    actions.reduce(0) { sum, action in
      if case .run = action { return sum + undoBudgetSeconds + ScriptExecution.overrunSecondsMax }
      return sum + (action.traits.limitSeconds ?? 0)
    }
  }
}
