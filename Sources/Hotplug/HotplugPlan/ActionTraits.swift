/// What an action means for the run that it is part of: one row for each, completed by the compiler.
public struct ActionTraits: Hashable, Sendable {
  /// What is done where it fails.
  public enum Failure: Hashable, Sendable {
    /// The run stops: an attach is rolled back, a detach is left for the next one.
    case stops
    /// A detach goes on and reports it: a backend that never closes, or a script that fails.
    case isReported
  }

  /// When a person who requires to stop is heard.
  public enum Interruption: Hashable, Sendable {
    /// At once, and the run stops.
    case atOnce
    /// At once, and the run goes on: the device is attached, and only the wait for its guest ends.
    case endsWait
    /// When it has ended: a transaction is over before anybody could, and a remove execution that is cut
    /// short could not be compensated.
    case afterwards
  }

  /// How long it may wait for others, in seconds; nil where it waits for no process, or as long as its caller
  /// says, as a script does.
  public var limitSeconds: Double?
  /// Whether it happens as a whole or not at all, so that one that was refused needs no undo.
  public var isAtomic = false
  /// What is done where it fails.
  public var failure = Failure.stops
  /// When a person is heard.
  public var interruption = Interruption.afterwards
  /// Whether it starts processes that end a while after it was interrupted.
  public var startsProcesses = false
}

extension Action {
  /// What it means for a run.
  public var traits: ActionTraits {
    switch self {
    case .create, .record, .announceClosing, .erase, .publishMedium, .publishRate, .removeBackend:
      ActionTraits(isAtomic: true)
    case .unrecord, .verify, .takeUp, .clearResults:
      ActionTraits()
    case .observeState(_, _, let seconds):
      ActionTraits(limitSeconds: seconds, interruption: .endsWait)
    case .awaitState(_, _, let seconds), .awaitRemoteScript(_, _, let seconds), .findDrive(_, let seconds),
      .setMedium(_, _, isForced: _, let seconds):
      ActionTraits(limitSeconds: seconds, interruption: .atOnce)
    case .startQEMU(_, let seconds):
      ActionTraits(limitSeconds: seconds, interruption: .atOnce, startsProcesses: true)
    case .endQEMU(_, let seconds):
      ActionTraits(limitSeconds: seconds, failure: .isReported)
    case .awaitClosed(_, let seconds), .awaitRemoteRemoval(_, let seconds):
      ActionTraits(limitSeconds: seconds, failure: .isReported, interruption: .atOnce)
    case .run(let script):
      ActionTraits(
        failure: .isReported,
        interruption: script.isConnecting ? .atOnce : .afterwards,
        startsProcesses: true
      )
    case .toolstack(let call):
      ActionTraits(
        limitSeconds: call.seconds,
        failure: .isReported,
        interruption: call.direction == .detach ? .afterwards : .atOnce,
        startsProcesses: true
      )
    case .connect(let connection):
      ActionTraits(limitSeconds: connection.lockSeconds, interruption: .atOnce)
    case .disconnect:
      ActionTraits(failure: .isReported)
    }
  }
}
