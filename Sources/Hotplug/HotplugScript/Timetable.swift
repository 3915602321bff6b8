/// When a script is told to end, and when it is made to; in seconds since its start, with no clock of its
/// own.
struct Timetable {
  /// The time between SIGTERM and SIGKILL, in seconds; half of the budget where that is less.
  static let graceSeconds = 2.0
  /// How long the end of a process is awaited after SIGKILL, in seconds; longer means that it hangs in the
  /// kernel.
  static let unkillableSeconds = 2.0

  enum Step { case terminate, kill, giveUp }

  let grace: Double
  private(set) var next = Step.terminate
  private(set) var nextAt: Double
  private var killAt: Double

  init(budgetSeconds: Double) {
    grace = min(Self.graceSeconds, budgetSeconds / 2)
    nextAt = budgetSeconds - grace
    killAt = budgetSeconds
  }

  /// Puts the steps forward: SIGTERM now, SIGKILL when the grace is over or the budget is, whichever is
  /// earlier.
  mutating func interrupt(at now: Double) {
    guard next == .terminate else { return }
    nextAt = now
    killAt = min(killAt, now + grace)
  }

  /// The step that is due, once.
  mutating func due(at now: Double) -> Step? {
    guard now >= nextAt else { return nil }
    defer {
      switch next {
      case .terminate: (next, nextAt) = (.kill, killAt)
      case .kill: (next, nextAt) = (.giveUp, now + Self.unkillableSeconds)
      case .giveUp: nextAt = .infinity
      }
    }
    return next
  }
}
