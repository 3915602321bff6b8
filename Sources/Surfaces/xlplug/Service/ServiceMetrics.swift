import HotplugOutcome
import HotplugService

/// Numbers of a service in the text format of Prometheus, for the textfile collector of its node exporter.
struct ServiceMetrics {
  private struct Count {
    var total = 0
    var seconds = 0.0
  }

  private var works: [ServiceEvent.Work: [Bool: Count]] = [:]
  private var adopted = 0
  private var ignored = 0
  private var load = (waiting: 0, running: 0, known: 0)

  /// Takes an event; whether a number has changed.
  mutating func take(_ event: ServiceEvent) -> Bool {
    switch event {
    case .ready: return true
    case .began, .stopping: return false
    case .ended(_, _, willRepeat: true): return false
    case .ended(let work, let outcome, willRepeat: false):
      works[work, default: [:]][outcome.fault == nil, default: Count()].total += 1
      works[work, default: [:]][outcome.fault == nil, default: Count()].seconds += outcome.totalSeconds
    case .adopted: adopted += 1
    case .ignored: ignored += 1
    case .load(let waiting, let running, let known):
      if load == (waiting, running, known) { return false }
      load = (waiting, running, known)
    }
    return true
  }

  /// The file.
  var text: String {
    var lines = [
      "# HELP xlplug_devd_devices Devices that the daemon knows.",
      "# TYPE xlplug_devd_devices gauge",
      "xlplug_devd_devices \(load.known)",
      "# HELP xlplug_devd_devices_waiting Devices that wait to be worked on.",
      "# TYPE xlplug_devd_devices_waiting gauge",
      "xlplug_devd_devices_waiting \(load.waiting)",
      "# HELP xlplug_devd_devices_running Devices that are worked on.",
      "# TYPE xlplug_devd_devices_running gauge",
      "xlplug_devd_devices_running \(load.running)",
      "# HELP xlplug_devd_adopted_total Devices that were adopted.",
      "# TYPE xlplug_devd_adopted_total counter",
      "xlplug_devd_adopted_total \(adopted)",
      "# HELP xlplug_devd_ignored_total Directories that are not served.",
      "# TYPE xlplug_devd_ignored_total counter",
      "xlplug_devd_ignored_total \(ignored)",
      "# HELP xlplug_devd_work_seconds Time that connections and disconnections took.",
      "# TYPE xlplug_devd_work_seconds summary",
    ]
    for work in ServiceEvent.Work.allCases {
      for isSuccess in [true, false] {
        let count = works[work]?[isSuccess] ?? Count()
        let labels = "{work=\"\(work.rawValue)\",result=\"\(isSuccess ? "success" : "failure")\"}"
        lines.append("xlplug_devd_work_seconds_sum\(labels) \(LogEntry.rounded(count.seconds))")
        lines.append("xlplug_devd_work_seconds_count\(labels) \(count.total)")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
