import Glibc

/// How a wait for flock(2) on an open file ended.
enum LockWait {
  /// How long a holder is left alone before the lock is tried again, in milliseconds.
  private static let pauseMilliseconds: Int32 = 2

  /// No other process has the lock.
  case held
  /// Another process has it still.
  case timedOut
  /// A person stopped the wait.
  case interrupted
  /// The system refused, with this errno.
  case failed(Int32)

  /// Waits until the lock is had, the deadline has passed, or the descriptor of an interrupt is readable.
  init(for descriptor: Int32, until deadline: ContinuousClock.Instant, interruptedBy interrupt: Int32?) {
    while flock(descriptor, LOCK_EX | LOCK_NB) != 0 {
      if errno == EINTR { continue }
      guard errno == EWOULDBLOCK else {
        self = .failed(errno)
        return
      }
      if ContinuousClock.now >= deadline {
        self = .timedOut
        return
      }
      var heard = pollfd(fd: interrupt ?? -1, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&heard, 1, Self.pauseMilliseconds) > 0 {
        self = .interrupted
        return
      }
    }
    self = .held
  }
}
