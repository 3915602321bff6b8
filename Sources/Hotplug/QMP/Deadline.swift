import HotplugScript

/// The end of a wait, and how long the wait is as a whole.
package struct Deadline {
  /// When it is over.
  package let end: ContinuousClock.Instant
  /// How long it is, in seconds.
  package let seconds: Double

  /// The end of a wait that begins now.
  package init(in seconds: Double) {
    (end, self.seconds) = (ContinuousClock.now.advanced(by: .seconds(seconds)), seconds)
  }

  /// Whether it is over.
  package var isOver: Bool { ContinuousClock.now >= end }

  /// How long it still is, in seconds.
  package var secondsLeft: Double { max(0, (end - ContinuousClock.now).inSeconds) }
}
