/// The end of a wait, and how long the wait is as a whole.
struct Deadline {
  /// When it is over.
  let end: ContinuousClock.Instant
  /// How long it is, in seconds.
  let seconds: Double

  /// The end of a wait that begins now.
  init(in seconds: Double) {
    (end, self.seconds) = (ContinuousClock.now.advanced(by: .seconds(seconds)), seconds)
  }

  /// Whether it is over.
  var isOver: Bool { ContinuousClock.now >= end }

  /// How long it still is, in seconds.
  var secondsLeft: Double { max(0, (end - ContinuousClock.now).inSeconds) }
}
