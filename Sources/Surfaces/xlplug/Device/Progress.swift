import HotplugEngine
import HotplugPlan
import XLCheck
import XLText

/// Tells a person what an engine does while it does it: a line a step, with the time it took.
final class Progress {
  /// What stands before an action of the way back.
  private static let undoHead = "undo"

  /// The most that is shown of what one script prints, in bytes.
  static let outputByteCountMax = 16384

  private var shownByteCount = 0
  private let isSimulated: Bool
  private let screen: Screen
  /// The step whose line stands on the terminal without its end.
  private var hasOpenLine = false

  private let isVerbose: Bool

  init(isSimulated: Bool, isVerbose: Bool = false, screen: Screen) {
    self.isSimulated = isSimulated
    self.isVerbose = isVerbose
    self.screen = screen
  }

  /// Takes one event of an engine.
  func take(_ event: EngineEvent) {
    switch event {
    case .began(let action, let step, let count):
      shownByteCount = 0
      guard screen.isTerminal else { return }
      // It is replaced when the step has ended, which works for one row only.
      screen.write(String("  \(step)/\(count) \(words(action))".prefix(screen.width - 1)))
      hasOpenLine = true
    case .ended(let record, let step, let count):
      endLine()
      line("\(step)/\(count)", record)
    case .waiting(let action, let seconds, let found):
      endLine()
      let state = found.map { ", now \($0)" } ?? ""
      screen.writeLine(screen.faint("      … \(seconds) s: \(words(action))\(state)"))
    case .output(let bytes): show(bytes)
    case .log(let line): show(line)
    case .undoing:
      endLine()
      screen.writeLine("  taking back what was done:")
    case .undone(let record): line(Self.undoHead, record)
    }
  }

  /// Shows what a script printed, up to a limit for each step.
  private func show(_ bytes: [UInt8]) {
    endLine()
    let room = Self.outputByteCountMax - shownByteCount
    shownByteCount += bytes.count
    if room <= 0 { return }
    for part in bytes.prefix(room).split(separator: 10) {
      screen.writeLine(screen.faint("      | ") + VisibleText(part).shown)
    }
    if bytes.count >= room { screen.writeLine(screen.faint("      | … what it prints further is not shown")) }
  }

  /// Shows a line of libxl's log; errors come again, as the reason, where the step fails.
  private func show(_ line: ToolstackLine) {
    guard isVerbose || line.level == .warning || line.level == .error else { return }
    endLine()
    screen.writeLine(screen.faint("      libxl \(line.level.rawValue): ") + VisibleText(line.text).shown)
  }

  private func line(_ head: String, _ record: Outcome.Record) {
    let mark = record.fault == nil ? screen.green("✓") : screen.red("✗")
    let text = "  \(mark) \(head) \(words(record.action))"
    screen.writeLine("\(text)  \(screen.faint(Self.time(record.seconds)))")
    // Why a step failed is said once, at the end; what failed on the way back is said only here.
    if let fault = record.fault, head == Self.undoHead {
      screen.writeLine("      \(visible(fault.description))")
    }
    if let note = record.note { screen.writeLine("      note: \(visible(note))") }
  }

  private func endLine() {
    if hasOpenLine { screen.write("\r\u{1b}[K") }
    hasOpenLine = false
  }

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
    case .awaitState, .observeState, .awaitClosed, .toolstack, .awaitRemoteScript, .awaitRemoteRemoval: true
    default: false
    }
  }
}
