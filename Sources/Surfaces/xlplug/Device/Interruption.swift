import Glibc
import HostFiles
import Synchronization

/// SIGINT, SIGTERM and SIGHUP as a descriptor that becomes readable, so that a wait can end and steps be
/// rolled back.
enum Interruption {
  /// The write end, for the handler; set once before the signals are taken over.
  nonisolated(unsafe) private static var writeEnd: Int32 = -1
  private static let firstSignal = Atomic<Int32>(0)

  /// The first of the signals that arrived; nil where none did.
  static var signal: Int32? {
    let number = firstSignal.load(ordering: .sequentiallyConsistent)
    return number == 0 ? nil : number
  }

  /// Takes over the signals; returns the descriptor, or nil where the system gives none.
  ///
  /// One that the caller ignores, as nohup(1) does, stays ignored; one that it blocks is heard all the same,
  /// since a program that starts others from a thread that blocks signals passes the block on without meaning
  /// to. `onSignal` hears each signal at once, on a thread of its own, with its number in order from 1.
  static func descriptor(onSignal: @escaping @Sendable (_ count: Int) -> Void = { _ in }) -> Int32? {
    guard let heard = pipeEnds(), let passed = pipeEnds() else { return nil }
    writeEnd = heard.write
    let thread = HeardSignals(from: heard.read, to: passed.write, onSignal)
    guard thread.start() else { return nil }
    var signals = sigset_t()
    sigemptyset(&signals)
    for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
      sigaddset(&signals, number)
      Glibc.signal(number) { number in
        // Only what a signal handler may do.
        var byte = UInt8(truncatingIfNeeded: number)
        Glibc.write(Interruption.writeEnd, &byte, 1)
      }
    }
    pthread_sigmask(SIG_UNBLOCK, &signals, nil)
    return passed.read
  }

  fileprivate static func note(_ number: UInt8) {
    _ = firstSignal.compareExchange(expected: 0, desired: Int32(number), ordering: .sequentiallyConsistent)
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

/// The thread that hears signals and passes them on.
private final class HeardSignals: Sendable {
  private let source: Int32
  private let target: Int32
  private let onSignal: @Sendable (Int) -> Void

  init(from source: Int32, to target: Int32, _ onSignal: @escaping @Sendable (Int) -> Void) {
    (self.source, self.target, self.onSignal) = (source, target, onSignal)
  }

  /// Starts it, with all signals blocked, so that others are not kept from theirs; it ends with the process.
  func start() -> Bool {
    var (all, before) = (sigset_t(), sigset_t())
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
    return Workers.start { self.hear() } != nil
  }

  private func hear() {
    var count = 0
    var byte: UInt8 = 0
    while true {
      let length = read(source, &byte, 1)
      if length < 0 && errno == EINTR { continue }
      guard length == 1 else { return }
      Interruption.note(byte)
      count += 1
      onSignal(count)
      write(target, &byte, 1)
    }
  }
}
