import Glibc
import HotplugOutcome
import Synchronization

/// Questions to the storage of this host, such as what file a path leads to; a file system whose server is
/// gone does not answer them, and stops who asks (seen with NFS and FUSE).
///
/// So a thread of its own asks, and is left over where it is stopped.
enum Storage {
  /// How long one question may go without an answer, in seconds; at most twice as long.
  static let silentSecondsMax = 1.0

  /// The answers to questions, in order; nil for those that were not answered in time.
  ///
  /// Where one is not answered, those of the same `place` are not asked any more. Throws `.interrupted` as
  /// soon as the descriptor is readable.
  static func answers<Question: Sendable, Answer: Sendable>(
    to questions: [Question],
    interruptedBy interrupt: Int32? = nil,
    place: (Question) -> [UInt8],
    _ ask: @escaping @Sendable (Question) -> Answer
  ) throws(EngineFault) -> [Answer?] {
    var answers = [Answer?](repeating: nil, count: questions.count)
    var unasked = Array(questions.indices)
    while !unasked.isEmpty {
      let round = Round<Answer>()
      let asked = unasked.map { questions[$0] }
      let isStarted = BackgroundThread.start {
        for question in asked { round.take(ask(question)) }
        round.end()
      }
      // Without a thread there is no time limit, but an answer.
      if !isStarted { for question in asked { round.take(ask(question)) } }
      let found = isStarted ? try round.wait(interruptedBy: interrupt) : round.answers
      for (index, answer) in zip(unasked, found) { answers[index] = answer }
      unasked.removeFirst(found.count)
      guard let silent = unasked.first.map({ place(questions[$0]) }) else { break }
      unasked.removeAll { place(questions[$0]) == silent }
    }
    return answers
  }

  /// The answers of one thread.
  private final class Round<Answer: Sendable>: Sendable {
    private let found = Mutex<[Answer]>([])
    /// A pipe that says when all are answered.
    private let (heard, ended): (Int32, Int32)

    init() {
      var ends: [Int32] = [-1, -1]
      if unsafe pipe(&ends) == 0 { for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) } }
      (heard, ended) = (ends[0], ends[1])
    }

    deinit {
      close(heard)
      close(ended)
    }

    var answers: [Answer] { found.withLock { $0 } }

    func take(_ answer: Answer) { found.withLock { $0.append(answer) } }

    func end() {
      var byte: UInt8 = 0
      unsafe write(ended, &byte, 1)
    }

    /// The answers up to the first one that does not come in time.
    func wait(interruptedBy interrupt: Int32?) throws(EngineFault) -> [Answer] {
      var before: Int?
      while true {
        var ends = [
          pollfd(fd: heard, events: Int16(POLLIN), revents: 0),
          pollfd(fd: interrupt ?? -1, events: Int16(POLLIN), revents: 0),
        ]
        let count = unsafe poll(&ends, 2, Int32(Storage.silentSecondsMax * 1000))
        if ends[1].revents != 0 { throw .interrupted }
        let now = answers
        if ends[0].revents != 0 || count == 0 && now.count == before { return now }
        if count == 0 { before = now.count }
      }
    }
  }
}

/// A thread that no process waits for; it ends with the process.
private final class BackgroundThread {
  private let body: @Sendable () -> Void

  private init(_ body: @escaping @Sendable () -> Void) { self.body = body }

  /// Starts it, with all signals blocked, so that others are not kept from theirs; false where the system
  /// gives no thread.
  static func start(_ body: @escaping @Sendable () -> Void) -> Bool {
    var (all, before) = (sigset_t(), sigset_t())
    unsafe sigfillset(&all)
    unsafe pthread_sigmask(SIG_SETMASK, &all, &before)
    defer { unsafe pthread_sigmask(SIG_SETMASK, &before, nil) }
    let context = unsafe Unmanaged.passRetained(BackgroundThread(body)).toOpaque()
    var thread = pthread_t()
    let result = unsafe pthread_create(
      &thread,
      nil,
      { context in
        guard let context = unsafe context else { return nil }
        unsafe Unmanaged<BackgroundThread>.fromOpaque(context).takeRetainedValue().body()
        return nil
      },
      context
    )
    if result == 0 {
      pthread_detach(thread)
    } else {
      unsafe Unmanaged<BackgroundThread>.fromOpaque(context).release()
    }
    return result == 0
  }
}
