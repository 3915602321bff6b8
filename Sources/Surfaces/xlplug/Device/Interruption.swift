import Glibc

/// SIGINT and SIGTERM as a descriptor that becomes readable, so that a wait can end and steps be taken back.
enum Interruption {
  /// Blocks both signals for this thread and those it starts; returns the descriptor, or nil where there is none.
  static func descriptor() -> Int32? {
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGINT)
    sigaddset(&signals, SIGTERM)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    let descriptor = signalfd(-1, &signals, Int32(SFD_CLOEXEC.rawValue))
    return descriptor >= 0 ? descriptor : nil
  }

  /// Waits until one of the signals arrives.
  static func wait(_ descriptor: Int32?) {
    var watched = pollfd(fd: descriptor ?? -1, events: Int16(POLLIN), revents: 0)
    while poll(&watched, 1, -1) < 0 && errno == EINTR {}
  }
}
