public import HotplugPlan

/// What a run has done next; each is carried out by a driver, which says what became of it.
public enum Effect: Hashable, Sendable {
  /// Refuses what may not be done, before the first change.
  case check
  /// Searches for a run of the same device that was killed half way, and whether it has to be rolled back.
  case recover
  /// A step of the plan, by its place in it from 0.
  case step(Int)
  /// Notes in the device's directory that the removal by a step of the plan succeeded.
  case noteRemoval(Action)
  /// The device is attached, and the guest may use it: the daemons of its script live on, and what was noted
  /// for a rollback goes.
  case settle
  /// Ends the processes of an attach that failed, and checks what the store says before it changes.
  case beginRollback
  /// Puts the keys of the backend back that a script has removed, since its remove execution reads them.
  case restoreKeys
  /// One action of a rollback.
  case undo(Action)
  /// Frees the loop devices that the device had and that no process has freed.
  case freeLoops
  /// Checks what is left.
  case lookForRest
  /// Forgets the run that was killed half way: all that could be rolled back is.
  case endRecovery
  /// Forgets what was noted for the rollback, unless something is left.
  case endRollback
  /// Forgets what was noted of an attach that was killed: the device is gone.
  case forget
}

/// What became of an effect.
public enum EffectResult: Hashable, Sendable {
  /// It was done.
  case done
  /// A run was killed half way, and these actions roll it back; the answer to `recover`.
  case isCutShort(undo: [Action])
  /// It was not done, or not as a whole.
  case refused(Refusal)
  /// No process knows whether it was done.
  case unknown
  /// It was done, and the run is to stop all the same: for tests of the rollback.
  case stopped

  /// Why something was not done, as far as it matters for what comes next.
  public enum Refusal: Hashable, Sendable {
    /// A script may not be run, could not be started, or is run again by the next detach.
    case script
    /// A person stopped it.
    case interrupted
    /// Another program has detached the device and attached it again: what is there is not the run's.
    case replaced
    /// Anything else.
    case other
  }
}
