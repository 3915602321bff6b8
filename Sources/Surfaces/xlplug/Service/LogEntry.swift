import HotplugOutcome
import HotplugPlan
import HotplugService
import XLReport
import XLText
import XenstoreWire

/// One line of the log of a service, with fields for programs.
struct LogEntry {
  /// How much it matters, in syslog(3)'s numbers.
  enum Priority: Int { case error = 3, warning, notice, info }

  /// How much it matters.
  let priority: Priority
  /// The line, safe for a terminal.
  let message: String
  /// Fields for programs, by their names in lower case.
  let fields: [(name: String, value: String)]

  private init(_ priority: Priority, _ message: String, _ fields: [(name: String, value: String)]) {
    (self.priority, self.message) = (priority, VisibleText(message.utf8).shown)
    self.fields = fields
  }

  /// The entry for an event; nil for one that is no news.
  init?(_ event: ServiceEvent) {
    switch event {
    case .ready(let domid, let devices):
      self.init(
        .notice,
        "serving domain \(domid): \(ReportSummary.counted(devices, "device")) found",
        [("domid", "\(domid)")]
      )
    case .began, .load, .stopping: return nil
    case .adopted(let device):
      self.init(
        .info,
        "adopted \(device), which was connected already",
        Self.fields(device, "adopt", "success")
      )
    case .ignored(let path, let reason):
      self.init(.warning, "not served: \(path): \(reason)", [("path", path), ("result", "ignored")])
    case .ended(let work, let outcome, let willRepeat): self.init(work, outcome, willRepeat)
    }
  }

  private init(_ work: ServiceEvent.Work, _ outcome: Outcome, _ willRepeat: Bool) {
    let device = outcome.plan.address
    let seconds = [("seconds", Self.rounded(outcome.totalSeconds))]
    guard let fault = outcome.fault else {
      let verb =
        switch work {
        case .serve: "connected"
        case .release: "disconnected"
        }
      let fields = Self.fields(device, work.rawValue, "success") + seconds
      self.init(.info, "\(verb) \(device) in \(Progress.time(outcome.totalSeconds))", fields)
      return
    }
    var words = ["\(device): \(fault)"]
    if let reason = fault.hotplugError { words.append("the script reported: \(String(readable: reason))") }
    if willRepeat { words.append("trying again") }
    words += outcome.leftBehind.map { "leftover: \($0)" }
    let fields = Self.fields(device, work.rawValue, willRepeat ? "repeated" : "failure") + seconds
    self.init(willRepeat ? .warning : .error, words.joined(separator: "; "), fields)
  }

  private static func fields(_ device: DeviceAddress, _ work: String, _ result: String)
    -> [(name: String, value: String)]
  {
    [
      ("work", work), ("result", result), ("guest", "\(device.domid)"), ("device", device.name),
      ("path", device.backendPath.string),
    ]
  }

  static func rounded(_ seconds: Double) -> String {
    let milliseconds = Int((seconds * 1000).rounded())
    return "\(milliseconds / 1000).\(String(1000 + milliseconds % 1000).dropFirst())"
  }
}
