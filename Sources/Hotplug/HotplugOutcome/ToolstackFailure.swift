public import HotplugPlan
import HotplugScript

/// One line of a toolstack's log.
public struct ToolstackLine: Hashable, Sendable {
  /// How much it matters; the names are those of libxentoollog.
  public enum Level: String, Hashable, Sendable, CaseIterable {
    /// For who searches for a fault in libxl.
    case debug
    /// Ordinary news.
    case info
    /// Something may be wrong.
    case warning
    /// Something is wrong.
    case error
  }

  /// How much it matters.
  public var level: Level
  /// The text, without a line end; bytes of scripts are in it as they are.
  public var text: [UInt8]

  /// A line.
  public init(_ level: Level, _ text: [UInt8]) {
    self.level = level
    self.text = text
  }
}

/// What a toolstack refused or failed to do.
public struct ToolstackFailure: Hashable, Sendable {
  /// What a call waited for when its time was over.
  public enum Awaited: Hashable, Sendable {
    /// The state of the backend, before any script was started.
    case backend
    /// The last script that was started.
    case script
    /// The qemu of the guest, to change a medium.
    case qemu
    /// libxl itself, which did not even react to the request to give up.
    case libxl
  }

  /// What it was asked.
  public var call: ToolstackCall
  /// Its name for the error, such as `ERROR_FAIL`, with the number.
  public var code: String
  /// What was waited for when the time was over; nil where it failed in time.
  public var awaited: Awaited?
  /// How its process ended before it had answered, in words; nil where it answered.
  public var lost: String?
  /// Whether it failed because the last script that it started ended by itself, with a failing status.
  public var endedByItself = false
  /// Whether the toolstack reported success of a detach, although its log has errors.
  public var isDone = false
  /// Whether the scripts of a detach succeeded; where it is not done, the entries may still be there.
  public var scriptsSucceeded = false
  /// Whether it did everything, the removal of the entries included, and only the remove script failed.
  public var isScriptsOnly: Bool { isDone && !scriptsSucceeded }
  /// The errors in its log, first to last.
  public var errors: [[UInt8]]
  /// What the script left in `hotplug-error`, word for word.
  public var hotplugError: [UInt8]?
  /// What the log of Xen's scripts got meanwhile.
  public var logLines: [[UInt8]] = []

  /// A failure of a call.
  public init(
    _ call: ToolstackCall,
    code: String,
    awaited: Awaited? = nil,
    errors: [[UInt8]],
    hotplugError: [UInt8]? = nil
  ) {
    self.call = call
    self.code = code
    self.awaited = awaited
    self.errors = errors
    self.hotplugError = hotplugError
  }
}

extension ToolstackFailure: CustomStringConvertible {
  /// The most lines of its log that are in the message; the last are.
  static let shownErrorCountMax = 3

  /// What was asked, its answer, and the last errors in its log.
  public var description: String {
    let ending =
      if let lost { "failed: libxl's process \(lost), without a result" } else { answered }
    let shown = errors.suffix(Self.shownErrorCountMax).map { Self.withoutPlace(String(readable: $0)) }
    return "\(call) \(ending)" + (shown.isEmpty ? "" : ": ") + shown.joined(separator: "; ")
  }

  /// How it failed where its process did not end by itself.
  private var answered: String {
    switch awaited {
    case .backend: "timed out after \(brief(call.startSeconds)): the backend is not in state \(awaitedState)"
    case .script: "timed out: the script did not exit"
    case .qemu: "timed out: the guest's QEMU did not respond"
    case .libxl: "timed out: libxl did not respond, and its process was killed"
    case nil where isScriptsOnly: "reports that the remove script failed"
    case nil where isDone: "succeeded, with errors in its log"
    case nil: "failed with \(code)"
    }
  }

  /// The state in which libxl waits for the backend.
  private var awaitedState: XenbusState { call.direction == .detach ? .closed : .initWait }

  /// A line of libxl's log without the text before its words: `libxl: libxl_exec.c:117:function: `.
  private static func withoutPlace(_ line: String) -> String {
    guard let match = line.firstMatch(of: #/^libxl: \w+\.c:\d+:\w+: ?/#) else { return line }
    return String(line[match.range.upperBound...])
  }
}
