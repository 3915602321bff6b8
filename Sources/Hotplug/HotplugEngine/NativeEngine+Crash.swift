import Glibc
import HotplugOutcome
import HotplugPlan
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// What an earlier command for the same device had done when it was killed.
extension NativeEngine {
  /// How long a guest is given to see that a device is gone before another gets its number, in seconds; the
  /// store does not report what it has seen.
  ///
  /// A guest that finds the directory there again before that keeps the old device, closed for ever
  /// (xenbus_dev_changed of Linux 6.1; seen with netfront).
  static let secondsToForget = 1.0

  /// Ends scripts that an earlier attach of this device had started when it was killed.
  func endStrayScripts(of device: DeviceAddress) {
    StrayScripts.end(of: device, storePath: options.scripts.environment["XENSTORED_PATH"])
  }

  /// Reads the journal that a killed attach of this device left; removes it where another program has
  /// attached the device since.
  func readJournal(of device: DeviceAddress) throws(EngineFault) {
    guard let journal = Journal(of: device, in: runtime) else { return }
    let subject = try HostSurvey(client).subject(of: journal, device, seenBy: side)
    if subject == .another { return Journal.remove(for: device, in: runtime) }
    (found.device.journal, found.device.isUnfinished) = (journal, subject == .unfinished)
  }

  /// Finds what an earlier attach of this device had done when it was killed; the actions that roll it back,
  /// nil where there is nothing to roll back.
  ///
  /// A device that another program has attached since, and one that a guest uses, stays: the attach that
  /// follows finds that it exists.
  func recover(_ plan: Plan) throws(EngineFault) -> [Action]? {
    if plan.direction.isConnection { try readJournal(of: plan.address) }
    guard let journal = found.device.journal else { return nil }
    // Of a device in use, the remove execution ends the daemons, when the guest has let go.
    if found.device.isUnfinished { endStrayScripts(of: plan.address) }
    // A detach rolls it back by its own steps.
    if plan.direction.isRemoval { return nil }
    if !found.device.isUnfinished {
      // Its script has connected it, and nothing was reported: it is adopted.
      if plan.direction.isService { throw .deviceExists(plan.address, backend: .connected) }
      found.device.journal = nil
      Journal.remove(for: plan.address, in: runtime)
      return nil
    }
    found.device.instance = journal.instance
    if plan.direction.isService { return try recoverService(plan, journal) }
    try markToolstacksDevice(plan.address)
    (found.before.directories, found.before.loops) = (journal.keeping, journal.loops)
    let detach = try HostSurvey(client)
      .rollback(of: journal, plan.address, ownDomid: ownDomid, times: options.times)
    try checkRemoveScripts(of: detach)
    found.traces.loop = client.namedLoop(of: plan.address)
    found.device.isKnownToGuest = peek(plan.address.frontendPath.appending("state")) != nil
    return detach.steps.map(\.action)
  }

  /// Forgets the attach that was killed, and gives the guest its time.
  func endRecovery(_ plan: Plan, _ outcome: inout Outcome) {
    reportFaults(&outcome)
    Journal.remove(for: plan.address, in: runtime)
    if found.device.isKnownToGuest { usleep(UInt32(Self.secondsToForget * 1e6)) }
    found = Findings(report: found.report)
  }
}
