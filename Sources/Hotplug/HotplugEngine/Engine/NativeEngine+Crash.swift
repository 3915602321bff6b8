import Glibc
import HotplugPlan
import XenstoreHost
import XenstoreWire

/// What an earlier command for the same device had done when it was killed.
extension NativeEngine {
  /// How long a guest is given to see that a device is gone before another gets its number, in seconds; the
  /// store does not tell what it has seen.
  ///
  /// A guest that finds the directory there again before that keeps the old device, closed for ever
  /// (xenbus_dev_changed of Linux 6.1; seen with netfront).
  static let secondsToForget = 1.0

  /// Ends scripts that an earlier attach of this device had started when it was killed.
  func endStrayScripts(of device: DeviceAddress) {
    StrayScripts.end(of: device, storePath: options.environment["XENSTORED_PATH"])
  }

  /// Whether somebody else has attached a device of this number since.
  func isStale(_ journal: Journal, _ device: DeviceAddress) -> Bool {
    let record = device.toolstackPath
    if peek(record) == nil { return false }
    return peek(record.appending("script")) ?? [] != journal.script
      || device.kind == .vbd && peek(record.appending("params")) ?? [] != journal.target
  }

  /// Rolls back what an earlier attach of this device had done when it was killed.
  func convergeAfterCrash(_ plan: Plan, _ outcome: inout Outcome) throws(EngineFault) {
    guard let journal = Journal(of: plan.address, in: runtime) else { return }
    endStrayScripts(of: plan.address)
    if isStale(journal, plan.address) {
      Journal.remove(for: plan.address, in: runtime)
      return
    }
    isUndoing = true
    self.journal = journal
    defer { (isUndoing, self.journal) = (false, nil) }
    (keeping, loopsBefore) = (journal.keeping, journal.loops)
    var device = try HostSurvey(client).attached(plan.address)
    if device.scriptPath == nil && !journal.script.isEmpty {
      device.scriptPath = String(decoding: journal.script, as: UTF8.self)
    }
    let detach = Plan(detaching: device, ownDomid: options.ownDomid, times: options.times)
    try checkRemoveScripts(of: detach)
    let named = namedLoop(of: plan.address)
    let guestKnowsIt = peek(plan.address.frontendPath.appending("state")) != nil
    options.observer(.undoing(.interrupted, limitSeconds: rollbackSeconds(detach.steps.map(\.action))))
    for step in detach.steps {
      options.observer(.undoBegan(step.action, limitSeconds: limitSeconds(of: step.action)))
      let record = timed(step.action) { () throws(EngineFault) in try self.perform(step.action, plan) }
      outcome.undone.append(record)
      options.observer(.undone(record))
    }
    if plan.address.backendDomid == options.ownDomid {
      releaseLoops(of: journal.target, named: named, &outcome)
    }
    reportRest(plan.address, &outcome)
    Journal.remove(for: plan.address, in: runtime)
    (keeping, loopsBefore) = ([], [])
    if guestKnowsIt { usleep(UInt32(Self.secondsToForget * 1e6)) }
  }
}
