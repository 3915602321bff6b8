import Glibc
import HotplugService
import XLProject
import XLReport
import XLText

/// Passes what a service does on to log, metrics and service manager.
final class ServiceWatcher {
  private let log: ServiceLog
  private let metricsFile: [UInt8]?
  private var supervisor = ServiceSupervisor()
  private var metrics = ServiceMetrics()
  private var hasReported = false

  init(log: ServiceLog, metricsFile: [UInt8]?) { (self.log, self.metricsFile) = (log, metricsFile) }

  /// Takes an event.
  func take(_ event: ServiceEvent) {
    if let entry = LogEntry(event) { log.write(entry) }
    if metrics.take(event) { writeMetrics() }
    switch event {
    case .ready: supervisor.ready()
    case .load(let waiting, let running, let known):
      supervisor.alive("\(ReportSummary.counted(known, "device")), \(running) running, \(waiting) waiting")
    case .stopping: supervisor.stopping()
    case .began, .ended, .adopted, .ignored: break
    }
  }

  /// The service has ended.
  func end() {
    // Numbers of a service that does not run would look like those of one that does.
    if let metricsFile { unlink(FilePath.cString(metricsFile)) }
  }

  private func writeMetrics() {
    guard let metricsFile else { return }
    var status = stat()
    let old = stat(FilePath.cString(metricsFile), &status) == 0 ? status : nil
    do throws(LintFault) {
      try FileReplacement.write(Array(metrics.text.utf8), to: metricsFile, readAs: old)
      hasReported = false
    } catch {
      if !hasReported { Output.complain(error: "\(error)") }
      hasReported = true
    }
  }
}
