import FoundationEssentials
import Glibc
import Synchronization

/// Does the same to many things on all processors, and gives the results in the order of the things.
enum Workers {
  /// The stack of a thread: what a list deep inside others may need.
  private static let stackByteCount = 16 << 20
  /// The most threads.
  static let threadsMax = 64

  /// How many processors this process may use.
  static let processorCount = ProcessInfo.processInfo.activeProcessorCount

  private final class Job<Result: Sendable>: Sendable {
    let count: Int
    let body: @Sendable (Int) -> Result
    let next = Atomic<Int>(0)
    let results = Mutex<[(Int, Result)]>([])

    init(_ count: Int, _ body: @escaping @Sendable (Int) -> Result) {
      self.count = count
      self.body = body
    }

    func work() {
      var mine: [(Int, Result)] = []
      while true {
        let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
        if index >= count { break }
        mine.append((index, body(index)))
      }
      results.withLock { $0 += mine }
    }
  }

  /// The results of `body` for 0 up to `count`.
  static func map<Result: Sendable>(
    _ count: Int,
    threads wanted: Int,
    _ body: @escaping @Sendable (Int) -> Result
  ) -> [Result] {
    let job = Job(count, body)
    var threads: [pthread_t] = []
    for _ in 0..<max(1, min(wanted, count, threadsMax)) {
      guard let thread = start({ job.work() }) else { break }
      threads.append(thread)
    }
    // Where no thread can be had, this one does it all.
    if threads.isEmpty { job.work() }
    for thread in threads { pthread_join(thread, nil) }
    return job.results.withLock { $0 }.sorted { $0.0 < $1.0 }.map(\.1)
  }

  private final class Work {
    let run: @Sendable () -> Void
    init(_ run: @escaping @Sendable () -> Void) { self.run = run }
  }

  /// Starts a thread; nil where the system gives none.
  static func start(_ run: @escaping @Sendable () -> Void) -> pthread_t? {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, stackByteCount)
    var thread = pthread_t()
    let work = Unmanaged.passRetained(Work(run))
    let status = pthread_create(
      &thread,
      &attributes,
      { argument in
        if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        return nil
      },
      work.toOpaque()
    )
    if status == 0 { return thread }
    work.release()
    return nil
  }
}
