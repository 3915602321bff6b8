import Glibc

/// A thread of its own that runs one function, with all signals left to the other threads; and a descriptor
/// by which others report it to end.
public final class LoopThread: Sendable {
  /// Readable once the thread shall end.
  public let stopDescriptor: Int32
  private let ourEnd: Int32
  private let thread: UInt

  private final class Start {
    let body: (Int32) -> Void
    let stop: Int32
    init(_ body: @escaping (Int32) -> Void, _ stop: Int32) {
      self.body = body
      self.stop = stop
    }
  }

  /// Starts the thread; nil where the system gives no thread or descriptor.
  ///
  /// `body` gets the descriptor that becomes readable when it shall return.
  public init?(_ body: sending @escaping (Int32) -> Void) {
    var pair: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    if socketpair(AF_UNIX, kind, 0, &pair) != 0 { return nil }
    var before = sigset_t()
    var all = sigset_t()
    sigfillset(&all)
    pthread_sigmask(SIG_SETMASK, &all, &before)
    var identity = pthread_t()
    let start = Unmanaged.passRetained(Start(body, pair[0]))
    let status = pthread_create(
      &identity,
      nil,
      { argument in
        guard let argument else { return nil }
        let start = Unmanaged<Start>.fromOpaque(argument).takeRetainedValue()
        start.body(start.stop)
        return nil
      },
      start.toOpaque(),
    )
    pthread_sigmask(SIG_SETMASK, &before, nil)
    if status != 0 {
      start.release()
      for descriptor in pair { _ = close(descriptor) }
      return nil
    }
    stopDescriptor = pair[0]
    ourEnd = pair[1]
    thread = UInt(identity)
  }

  /// Requests the thread to end and waits until it did; to be called once, from another thread.
  public func stop() {
    _ = close(ourEnd)
    pthread_join(pthread_t(thread), nil)
    _ = close(stopDescriptor)
  }
}
