import Glibc

/// SIGINT, SIGTERM and SIGHUP as a descriptor that becomes readable, so that a wait can end and steps be
/// taken back.
enum Interruption {
  /// The write end, for the handler; set once before the signals are taken over.
  nonisolated(unsafe) private static var writeEnd: Int32 = -1

  /// Takes over the signals; returns the descriptor, or nil where the system gives none.
  ///
  /// One that the caller ignores, as nohup(1) does, stays ignored; one that it blocks is heard all the same,
  /// since whoever starts programs from a thread that blocks signals hands the block on without meaning to.
  static func descriptor() -> Int32? {
    var ends: [Int32] = [-1, -1]
    guard pipe(&ends) == 0 else { return nil }
    for end in ends {
      _ = fcntl(end, F_SETFD, FD_CLOEXEC)
      _ = fcntl(end, F_SETFL, O_NONBLOCK)
    }
    writeEnd = ends[1]
    var heard = sigset_t()
    sigemptyset(&heard)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      sigaddset(&heard, number)
      signal(number) { _ in
        // Only what a signal handler may do.
        var byte: UInt8 = 1
        Glibc.write(Interruption.writeEnd, &byte, 1)
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &heard, nil)
    return ends[0]
  }

  /// Whether a signal was ignored when this process was started.
  private static func isIgnored(_ number: Int32) -> Bool {
    var action = sigaction()
    guard sigaction(number, nil, &action) == 0 else { return false }
    return unsafeBitCast(action.__sigaction_handler.sa_handler, to: UInt.self)
      == unsafeBitCast(SIG_IGN, to: UInt.self)
  }

  /// Waits until one of the signals arrives.
  static func wait(_ descriptor: Int32?) {
    var watched = pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0)
    while poll(&watched, 1, -1) < 0 && errno == EINTR {}
  }
}
