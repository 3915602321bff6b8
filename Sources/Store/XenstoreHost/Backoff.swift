internal import Glibc

/// The pauses between the attempts at something that other clients disturb.
///
/// Each is random, so that clients that clashed do not clash again, and may be twice as long as the one
/// before, up to `pauseMillisecondsMax`.
public struct Backoff: Sendable {
  /// The longest that the first pause may be, in milliseconds.
  public static let firstPauseMilliseconds = 2.0
  /// The longest that any pause may be, in milliseconds.
  public static let pauseMillisecondsMax = 128.0

  private var generator: any RandomNumberGenerator & Sendable
  private var ceiling = firstPauseMilliseconds

  /// Pauses before the first of them; tests pass a generator with a seed.
  public init(using generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()) {
    self.generator = generator
  }

  /// The next pause.
  public mutating func next() -> Duration {
    defer { ceiling = min(2 * ceiling, Self.pauseMillisecondsMax) }
    return .microseconds(Int64(Double.random(in: 0..<1000 * ceiling, using: &generator)))
  }
}

/// Lets a duration pass.
func pause(_ duration: Duration) {
  var rest = timespec(
    tv_sec: Int(duration.components.seconds),
    tv_nsec: Int(duration.components.attoseconds / 1_000_000_000)
  )
  var asked = rest
  while nanosleep(&asked, &rest) != 0 && errno == EINTR { asked = rest }
}
