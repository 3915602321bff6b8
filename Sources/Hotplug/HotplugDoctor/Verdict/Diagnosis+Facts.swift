import HotplugOutcome
import HotplugPlan
import XLRules
import XLText

/// What is shown beside a verdict, so that a person can judge it.
extension Diagnosis {
  /// The facts beside a finding, most telling first; none twice.
  func facts(beside finding: Verdict.Finding?) -> [String] {
    var facts = [states]
    if let status = evidence.backend?.hotplugStatus {
      facts.append("hotplug-status is \(quoted(status))")
    }
    if let words = evidence.backend?.hotplugError {
      let lines = words.split(separator: 10).prefix(Self.reasonLinesMax).map { "hotplug-error: \(cut($0))" }
      // A single short line is the cause's own words.
      if lines.count > 1 || words.count > VisibleText.quotedCountMax || finding?.code != ScriptFailed.code {
        facts += lines
      }
    }
    if let error = evidence.frontend?.error, !error.isEmpty, finding?.code != GuestRefused.code {
      facts.append("the guest's driver reported: \(quoted(error))")
    }
    if let code = finding?.code,
      [ScriptNeverRan.code, BackendDomainSilent.code, ScriptRunning.code].contains(code)
    {
      facts.append("the script is run by \(host.runner(of: evidence))")
    }
    if let disk = evidence.disk, disk.isTargetOpaque, let other = disk.sharedWith {
      facts.append("\(other.user) has the same target; the script decides whether this is allowed")
    }
    if !evidence.isOnline { facts += evidence.log.map { "xen-hotplug.log: \(cut($0))" } }
    return facts
  }

  /// The most lines of `hotplug-error` that are shown.
  static let reasonLinesMax = 10
  /// The most bytes of a line of others that are shown.
  static let lineByteCountMax = 200

  private func cut(_ line: some Collection<UInt8>) -> String {
    let isLong = line.count > Self.lineByteCountMax
    return VisibleText(line.prefix(Self.lineByteCountMax)).shown + (isLong ? "…" : "")
  }

  private var states: String {
    func words(_ isThere: Bool, _ state: XenbusState?) -> String {
      if !isThere { return "missing" }
      return state.map { "in state \($0)" } ?? "in an unknown state"
    }
    return "the backend is \(words(evidence.backend != nil, evidence.backend?.state)), "
      + "the frontend is \(words(evidence.frontend != nil, evidence.frontend?.state))"
  }
}
