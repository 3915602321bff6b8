/// When a script is requested to end, and when it is made to; in seconds since its start, with no clock of
/// its own.
struct Timetable {
  /// The usual time between SIGTERM and SIGKILL, in seconds.
  static let graceSeconds = 2.0
  /// How long the end of a process is awaited after SIGKILL, in seconds; longer means that it hangs in the
  /// kernel.
  static let unkillableSeconds = 2.0

  enum Step { case terminate, kill, giveUp }

  private(set) var next = Step.terminate
  private(set) var nextAt: Double
  private let graceSeconds: Double

  /// The whole budget belongs to the script: SIGTERM comes when it is over, SIGKILL after the grace.
  init(budgetSeconds: Double, graceSeconds: Double = Self.graceSeconds) {
    (nextAt, self.graceSeconds) = (budgetSeconds, graceSeconds)
  }

  /// Gives a new budget from now on; too late once SIGTERM was sent.
  mutating func renew(at now: Double, budgetSeconds: Double) {
    if next == .terminate { nextAt = now + budgetSeconds }
  }

  /// Puts the steps forward: SIGTERM now, SIGKILL when the grace is over.
  mutating func interrupt(at now: Double) {
    guard next == .terminate else { return }
    nextAt = min(nextAt, now)
  }

  /// The step that is due, once.
  mutating func due(at now: Double) -> Step? {
    guard now >= nextAt else { return nil }
    let step = next
    switch step {
    case .terminate: (next, nextAt) = (.kill, nextAt + graceSeconds)
    case .kill: (next, nextAt) = (.giveUp, now + Self.unkillableSeconds)
    case .giveUp: nextAt = .infinity
    }
    return step
  }
}
