import Glibc
import Synchronization

/// A line on a terminal's standard error that says how far lint is, once that takes longer than a moment.
final class LintProgress: Sendable {
  /// How long nothing is shown, and how long a line stays as it is, in nanoseconds.
  private static let patienceNanoseconds: UInt64 = 700_000_000
  private static let pauseNanoseconds: UInt64 = 100_000_000

  private let isShown: Bool
  private let count: Int
  private let done = Atomic<Int>(0)
  private let nextTime: Atomic<UInt64>
  private let hasLine = Atomic<Bool>(false)

  /// Progress over so many files.
  init(_ count: Int, isQuiet: Bool) {
    self.count = count
    isShown = !isQuiet && Terminal(STDERR_FILENO, colour: .never).canRewrite
    nextTime = Atomic(Self.now() + Self.patienceNanoseconds)
  }

  /// One more file is done; any thread may report it.
  func advance() {
    let number = done.wrappingAdd(1, ordering: .relaxed).newValue
    guard isShown else { return }
    let (time, due) = (Self.now(), nextTime.load(ordering: .relaxed))
    guard time >= due else { return }
    let next = time + Self.pauseNanoseconds
    guard nextTime.compareExchange(expected: due, desired: next, ordering: .relaxed).exchanged else { return }
    hasLine.store(true, ordering: .relaxed)
    write("\r\(number) of \(count) files\u{1b}[K")
  }

  /// Takes the line away.
  func finish() {
    if hasLine.load(ordering: .relaxed) { write("\r\u{1b}[K") }
  }

  private func write(_ text: String) {
    let bytes = Array(text.utf8)
    // Nothing depends on it, so it may fail.
    _ = bytes.withUnsafeBytes { Glibc.write(STDERR_FILENO, $0.baseAddress, $0.count) }
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
