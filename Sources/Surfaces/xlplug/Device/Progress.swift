import HotplugOutcome
import HotplugPlan
import HotplugScript
import Synchronization
import XLText

/// What a command that changes devices prints while it runs: a line for each step, with the time it took, and
/// what a signal makes of it.
///
/// On a terminal the line of the step that runs is replaced once a second; elsewhere a step that takes long
/// has a line at its start and one at its end. Any thread may call it.
final class Progress: Sendable {
  /// The text before an action of the rollback.
  private static let undoHead = "undo"

  /// The most that is shown of what one script prints, in bytes.
  static let outputByteCountMax = 16384

  /// The step that runs.
  private struct Running {
    /// What its line begins with, such as `3/5`.
    var head: String
    var action: Action
    var limitSeconds: Double?
    /// Whether its line was written, where lines are not replaced.
    var isAnnounced = false
  }

  /// What is shown, and what a signal would do now.
  private struct State {
    var running: Running?
    var shownByteCount = 0
    /// Whether the line of the step that runs has no end yet.
    var hasOpenLine = false
    var direction: Plan.Direction?
    var limits: StepLimits?
    /// When a rollback that runs is over at the latest.
    var rollbackEnd: ContinuousClock.Instant?
  }

  private let state = Mutex(State())
  private let isSimulated: Bool
  private let isVerbose: Bool
  private let showsSteps: Bool
  private let screen: Screen

  /// Progress on a screen; without its steps it shows signals only.
  init(isSimulated: Bool, isVerbose: Bool = false, showsSteps: Bool = true, screen: Screen) {
    self.isSimulated = isSimulated
    self.isVerbose = isVerbose
    self.showsSteps = showsSteps
    self.screen = screen
  }

  /// A plan begins; nil where it is over.
  func begin(_ direction: Plan.Direction?) {
    state.withLock { state in
      endLine(&state)
      (state.direction, state.limits, state.rollbackEnd, state.running) = (direction, nil, nil, nil)
    }
  }

  /// Takes one event of an engine.
  func take(_ event: EngineEvent) {
    state.withLock { state in
      switch event {
      case .began(let action, let step, let count, let limits):
        (state.limits, state.rollbackEnd) = (limits, nil)
        begin(Running(head: "\(step)/\(count)", action: action, limitSeconds: limits.step), &state)
      case .ended(let record, let step, let count): end("\(step)/\(count)", record, &state)
      case .waiting(_, let seconds, let found): tick(seconds, found, &state)
      case .output(let bytes): show(bytes, &state)
      case .log(let line): show(line, &state)
      case .undoing(_, let limitSeconds):
        endLine(&state)
        state.rollbackEnd = .now + .seconds(limitSeconds)
        if showsSteps { screen.writeLine("  rolling back, up to \(brief(limitSeconds)):") }
      case .undoBegan(let action, let limitSeconds):
        begin(Running(head: Self.undoHead, action: action, limitSeconds: limitSeconds), &state)
      case .undone(let record): end(Self.undoHead, record, &state)
      }
    }
  }

  /// Shows a line about several plans, which the next one replaces, on a terminal; nil removes it.
  func showLine(_ text: String?, tail: String) {
    state.withLock { state in
      endLine(&state)
      guard let text, showsSteps, screen.canRewrite else { return }
      screen.writeOpenLine(text, tail: tail)
      state.hasOpenLine = true
    }
  }

  /// Takes a signal, the first or a later one: what it does, and how long that may take.
  func interrupted(count: Int) {
    state.withLock { state in
      guard let words = words(ofSignal: count, state) else { return }
      endLine(&state)
      screen.writeLine("  \(words)")
    }
  }

  // MARK: steps

  private func begin(_ running: Running, _ state: inout State) {
    (state.running, state.shownByteCount) = (running, 0)
    // It is replaced when the step has ended, which works for one row only.
    if showsSteps, screen.canRewrite { showOpenLine(running, tail: "", &state) }
  }

  private func tick(_ seconds: Int, _ found: XenbusState?, _ state: inout State) {
    guard showsSteps, let running = state.running else { return }
    if screen.canRewrite {
      let limit = running.limitSeconds.map { " of \(brief($0))" } ?? ""
      let now = found.map { ", now \($0)" } ?? ""
      showOpenLine(running, tail: "  \(seconds) s\(limit)\(now)", &state)
    } else if !running.isAnnounced {
      state.running?.isAnnounced = true
      var text = words(running.action)
      // Most actions say their limit themselves.
      if running.action.traits.limitSeconds == nil, let limit = running.limitSeconds {
        text += ", up to \(brief(limit))"
      }
      screen.writeLine(screen.faint("  … \(running.head) \(text)"))
    }
  }

  private func showOpenLine(_ running: Running, tail: String, _ state: inout State) {
    screen.writeOpenLine("  \(running.head) \(words(running.action))", tail: tail)
    state.hasOpenLine = true
  }

  private func end(_ head: String, _ record: Outcome.Record, _ state: inout State) {
    endLine(&state)
    state.running = nil
    guard showsSteps else { return }
    let mark = record.fault == nil ? screen.green("✓") : screen.red("✗")
    let text = "  \(mark) \(head) \(words(record.action))"
    screen.writeLine("\(text)  \(screen.faint(Self.time(record.seconds)))")
    // Why a step failed is reported once, at the end; what failed in the rollback has its details only here.
    if let fault = record.fault, head == Self.undoHead {
      screen.writeLine("      \(visible(fault.description))")
      for line in fault.hotplugLog { screen.writeLine(screen.faint("      | ") + VisibleText(line).shown) }
    }
    if let note = record.note { screen.writeLine("      note: \(visible(note))") }
  }

  private func endLine(_ state: inout State) {
    if state.hasOpenLine { screen.eraseOpenLine() }
    state.hasOpenLine = false
  }

  // MARK: what others say

  /// Shows what a script printed, up to a limit for each step.
  private func show(_ bytes: [UInt8], _ state: inout State) {
    guard showsSteps else { return }
    endLine(&state)
    let room = Self.outputByteCountMax - state.shownByteCount
    state.shownByteCount += bytes.count
    if room <= 0 { return }
    for part in bytes.prefix(room).split(separator: 10) {
      screen.writeLine(screen.faint("      | ") + VisibleText(part).shown)
    }
    if bytes.count >= room { screen.writeLine(screen.faint("      | … further output is not shown")) }
  }

  /// Shows a line of libxl's log; errors come again, as the reason, where the step fails.
  private func show(_ line: ToolstackLine, _ state: inout State) {
    guard showsSteps, isVerbose || line.level == .warning || line.level == .error else { return }
    endLine(&state)
    screen.writeLine(screen.faint("      libxl \(line.level.rawValue): ") + VisibleText(line.text).shown)
  }

  // MARK: signals

  private func words(ofSignal count: Int, _ state: State) -> String? {
    if let end = state.rollbackEnd {
      let rest = max(1, (end - .now).components.seconds)
      return
        "already rolling back, up to \(rest) s more; only SIGKILL stops it, but leaves the device incomplete"
    }
    guard let direction = state.direction, let limits = state.limits else {
      return count == 1 ? "interrupted" : nil
    }
    switch direction {
    case .attach, .insert, .eject, .change, .serve:
      guard let rollback = limits.rollback else {
        return count == 1 ? "interrupted: the device stays attached, and the wait for the guest ends" : nil
      }
      return count == 1
        ? "interrupted: rolling back, up to \(brief(rollback.rounded(.up)))"
        : "already interrupted: the rollback begins when the current step ends"
    case .detach where limits.isInterruptible, .release where limits.isInterruptible:
      return count == 1 ? "interrupted: stopping" : nil
    case .detach, .release:
      let limit = state.running?.limitSeconds.map { ", up to \(brief($0))" } ?? ""
      return
        "\(count == 1 ? "interrupted" : "already interrupted"): the current step is not interrupted\(limit)"
    }
  }

  // MARK: words

  private func words(_ action: Action) -> String {
    let simulated = isSimulated && action.concernsOtherParties ? " (simulated)" : ""
    return visible(action.description) + simulated
  }

  private func visible(_ text: String) -> String { VisibleText(text.utf8).shown }

  /// A time as a person reads it: `0.8 ms`, `64 ms`, `2.1 s`.
  static func time(_ seconds: Double) -> String {
    func rounded(_ value: Double, _ places: Double) -> String {
      let scaled = (value * places).rounded() / places
      return scaled == scaled.rounded() ? "\(Int(scaled))" : "\(scaled)"
    }
    if seconds < 0.01 { return rounded(seconds * 1000, 10) + " ms" }
    if seconds < 1 { return rounded(seconds * 1000, 1) + " ms" }
    return rounded(seconds, 10) + " s"
  }
}

extension Action {
  /// Whether it waits for a backend or a guest.
  fileprivate var concernsOtherParties: Bool {
    switch self {
    case .awaitState, .observeState, .awaitClosed, .toolstack, .awaitRemoteScript, .awaitRemoteRemoval,
      .startQEMU, .endQEMU:
      true
    case .create, .record, .unrecord, .run, .connect, .disconnect, .verify, .announceClosing, .erase,
      .findDrive, .setMedium, .publishMedium, .publishRate, .takeUp, .clearResults, .removeBackend:
      false
    }
  }
}
