internal import CHotplug
internal import Glibc

/// A script that was started: wait for it, then say once what becomes of the processes it leaves.
///
/// Dropping it without saying ends them all, as `endDescendants` does; so does the death of this process.
/// It belongs to one thread at a time.
public struct ScriptExecution: ~Copyable {
  /// The most that is read of what is left in the pipe after the script's end, in bytes; a daemon may go on
  /// writing.
  static let lastBytesMax = 1 << 20
  /// The most that is read at once, in bytes: what a pipe holds.
  static let readBytesMax = 65536
  /// The most that one packet to or from a program that speaks can have, in bytes.
  public static let packetBytesMax = 65536

  private let supervision: Supervision
  private let invocation: ScriptInvocation
  private let started: SuspendingClock.Instant
  private var timetable: Timetable
  private var output = CapturedOutput()
  private var ending: ScriptRun.Ending?
  /// What the end will be called whatever the script answers, since we reported it to end.
  private var decided: ScriptRun.Ending?
  private var duration = 0.0
  private var byShell = false
  private var inGroup = false
  private var survivedKill = false

  init(supervision: Supervision, invocation: ScriptInvocation, started: SuspendingClock.Instant) {
    self.supervision = supervision
    self.invocation = invocation
    self.started = started
    timetable = Timetable(budgetSeconds: invocation.budgetSeconds, graceSeconds: invocation.graceSeconds)
  }

  /// Returns as soon as the script itself is over, whatever its descendants do, and at the latest
  /// `overrunSecondsMax` after its budget.
  ///
  /// When its budget is over, its process group gets SIGTERM, and SIGKILL `graceSeconds` later. When
  /// `interrupt` becomes readable or is closed at its other end, that happens at once.
  /// `onOutput` gets each piece of output when it arrives, `onSecond` each whole second
  /// that has passed. `onPacket` gets each packet of a program that speaks, and returns a new budget in
  /// seconds from now, or nil. A second call returns the same again.
  public mutating func wait(
    interruptedBy interrupt: Int32? = nil,
    onOutput: (([UInt8]) -> Void)? = nil,
    onPacket: (([UInt8]) -> Double?)? = nil,
    onSecond: ((Int) -> Void)? = nil,
  ) -> ScriptRun {
    var second = 1
    var interrupt = interrupt ?? -1
    var outputIsOpen = true
    var channel = supervision.channel
    while ending == nil {
      var ready = [supervision.control, outputIsOpen ? supervision.output : -1, interrupt, channel].map {
        pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
      }
      let next = onSecond == nil ? timetable.nextAt : min(timetable.nextAt, Double(second))
      let rest = max(0, next - elapsed())
      poll(&ready, 4, Int32((rest * 1000).rounded(.up)))
      if ready[1].revents != 0 { outputIsOpen = readOutput(onOutput) != 0 }
      if ready[3].revents != 0, readPacket(onPacket) == 0 { channel = -1 }
      if ready[0].revents != 0 { hear() }
      if ending == nil && ready[2].revents != 0 {
        interrupt = -1
        if decided == nil {
          decided = .interrupted
          timetable.interrupt(at: elapsed())
        }
      }
      if ending == nil { takeDueStep() }
      if ending == nil && elapsed() >= Double(second) {
        onSecond?(second)
        second = Int(elapsed()) + 1
      }
    }
    while channel >= 0, let count = readPacket(onPacket), count > 0 {}
    var left = Self.lastBytesMax
    while outputIsOpen && left > 0, let count = readOutput(onOutput), count > 0 { left -= count }
    return ScriptRun(
      ending: ending ?? .unwatched,
      durationSeconds: duration,
      budgetSeconds: invocation.budgetSeconds,
      output: output,
      wasReadByShell: byShell,
      survivedKill: survivedKill,
      hadControlGroup: inGroup
    )
  }

  /// Ends every process that came of the script, wherever it went; returns when none is left, or after
  /// `endingSecondsMax`.
  @discardableResult
  public consuming func endDescendants() -> Aftermath { supervision.finish(HOTPLUG_END) }

  /// Lets the daemons that the script started live on, outside its control group.
  @discardableResult
  public consuming func release() -> Aftermath { supervision.finish(HOTPLUG_RELEASE) }

  /// Begins what `release` does and does not wait for it; the caller calls `release` later.
  public func orderRelease() { supervision.order(HOTPLUG_RELEASE) }

  /// Whether its daemons were let go already, so that ending them is too late.
  public var isReleaseOrdered: Bool { supervision.isOrdered }

  /// The longest time that the end of a script's processes is awaited after SIGKILL, in seconds.
  public static let endingSecondsMax = Double(HOTPLUG_ENDING_MILLISECONDS_MAX) / 1000

  /// The time between SIGTERM and SIGKILL, in seconds.
  public static let graceSeconds = Timetable.graceSeconds

  /// How long the end of a script is awaited after SIGKILL, in seconds; longer means it hangs in the kernel.
  public static let unkillableSeconds = Timetable.unkillableSeconds

  /// The longest time after its budget, or after an interruption, until a script and its processes have
  /// ended or are given up, in seconds.
  public static let overrunSecondsMax = graceSeconds + unkillableSeconds + endingSecondsMax

  /// The process of which all processes of the script are descendants, until they are ended or released.
  package var supervisor: Int32 { supervision.supervisor }

  /// The directory of the script's control group, for tests.
  var controlGroup: String? { supervision.group?.path }

  private func elapsed() -> Double { (SuspendingClock.now - started) / .seconds(1) }

  private mutating func takeDueStep() {
    switch timetable.due(at: elapsed()) {
    case .terminate:
      decided = decided ?? .timedOut
      supervision.send(HOTPLUG_TERMINATE)
    case .kill: supervision.send(HOTPLUG_KILL)
    case .giveUp:
      survivedKill = true
      end(.timedOut)
    case nil: break
    }
  }

  private mutating func end(_ own: ScriptRun.Ending) {
    ending = decided ?? own
    duration = elapsed()
  }

  private mutating func hear() {
    while ending == nil, let report = supervision.hear() {
      switch report {
      case .started(_, let byShell, let inGroup): (self.byShell, self.inGroup) = (byShell, inGroup)
      case .notStarted(let errno, noProcess: true): end(.notStarted(.noProcess(errno)))
      case .notStarted(let errno, noProcess: false):
        end(.notStarted(ScriptStartProblem(execErrno: errno, path: invocation.path)))
      case .exited(let status): end(.exited(status))
      case .signalled(let number): end(.signalled(number))
      case .done, .gone: end(.unwatched)
      }
    }
  }

  /// As `readOutput`, for the next packet.
  private mutating func readPacket(_ onPacket: (([UInt8]) -> Double?)?) -> Int? {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.packetBytesMax) { buffer, count in
      result = recv(supervision.channel, buffer.baseAddress, buffer.count, Int32(MSG_DONTWAIT))
      count = max(0, result)
    }
    if result < 0 { return errno == EAGAIN || errno == EINTR ? nil : 0 }
    if result > 0, let seconds = onPacket?(bytes) { timetable.renew(at: elapsed(), budgetSeconds: seconds) }
    return result
  }

  /// How many bytes there were: 0 at the end of the pipe, nil when there is nothing now.
  private mutating func readOutput(_ onOutput: (([UInt8]) -> Void)?) -> Int? {
    var result = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: Self.readBytesMax) { buffer, count in
      result = read(supervision.output, buffer.baseAddress, buffer.count)
      count = max(0, result)
    }
    if result < 0 { return errno == EAGAIN || errno == EINTR ? nil : 0 }
    if result == 0 { return 0 }
    output.append(bytes)
    onOutput?(bytes)
    return result
  }
}
