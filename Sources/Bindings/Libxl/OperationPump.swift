import CLibxl
import Glibc

/// Lets libxl work on one operation until it is complete: libxl does nothing by itself.
struct OperationPump {
  enum End {
    case complete(code: Int32)
    /// It was told to stop and did not end, or libxl lost track of it.
    case abandoned
  }

  let context: OpaquePointer
  let operation: OpaquePointer
  /// Seconds after the beginning at which it is told to stop.
  let deadline: Double
  /// Readable once somebody interrupts; only looked at.
  var interrupt: Int32?
  private(set) var isOutOfTime = false
  private(set) var isInterrupted = false

  private var abortedAt: Double?
  private var places = [pollfd](repeating: pollfd(), count: 16)
  private let beginning = OperationPump.clock()

  init(context: OpaquePointer, operation: OpaquePointer, deadline: Double, interrupt: Int32?) {
    (self.context, self.operation, self.interrupt) = (context, operation, interrupt)
    self.deadline = deadline.isNaN ? 0 : deadline
  }

  /// Works to the end; tells each full second.
  mutating func run(onSecond: (Int) -> Void) -> End {
    var told = 0
    while true {
      var code: Int32 = 0
      if clibxl_is_complete(context, operation, &code) != 0 { return .complete(code: code) }
      if clibxl_context_is_lost(context) != 0 { return .abandoned }
      let now = Self.clock() - beginning
      if Int(now) > told {
        told = Int(now)
        onSecond(told)
      }
      if let abortedAt {
        if now >= abortedAt + Double(LibxlContext.abortSecondsMax) { return .abandoned }
      } else if now >= deadline {
        isOutOfTime = true
        abort(now)
      }
      let limit = abortedAt.map { $0 + Double(LibxlContext.abortSecondsMax) } ?? deadline
      let milliseconds = (min(Double(told + 1), limit) - now) * 1000
      wait(Int32(max(0, min(1000, milliseconds.rounded(.up)))))
      if isInterrupted, abortedAt == nil { abort(Self.clock() - beginning) }
    }
  }

  /// An abort that finds nothing found it complete; that is seen next.
  private mutating func abort(_ now: Double) {
    abortedAt = now
    _ = clibxl_abort(context, operation)
  }

  /// Waits until something happens that libxl or the caller waits for, and lets libxl do its part.
  private mutating func wait(_ milliseconds: Int32) {
    var timeout = milliseconds
    var count = Int32(places.count - 1)
    var code = clibxl_before_poll(context, &count, &places, &timeout)
    while clibxl_wants_room(code) != 0 {
      places = Array(repeating: pollfd(), count: Int(count) + 1)
      code = clibxl_before_poll(context, &count, &places, &timeout)
    }
    guard code == 0 else {
      // libxl's only other failure is a lack of memory, which may pass.
      poll(nil, 0, min(timeout, 100))
      return
    }
    let own = Int(count)
    places[own] = pollfd(fd: abortedAt == nil ? interrupt ?? -1 : -1, events: Int16(POLLIN), revents: 0)
    if poll(&places, nfds_t(own + 1), timeout) < 0 {
      // Interrupted by a signal, or without memory: what poll would have said is not known.
      for index in 0...own { places[index].revents = 0 }
      if errno != EINTR { poll(nil, 0, min(timeout, 100)) }
    }
    let said = Int32(places[own].revents)
    if said & (POLLIN | POLLHUP | POLLERR) != 0 { isInterrupted = true }
    // A descriptor that is not open would be told at once, again and again.
    if said & POLLNVAL != 0 { interrupt = nil }
    clibxl_after_poll(context, count, places)
  }

  /// Seconds of a clock that nobody sets.
  private static func clock() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
  }
}
