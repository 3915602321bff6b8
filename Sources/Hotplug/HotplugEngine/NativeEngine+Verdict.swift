package import HotplugOutcome
package import HotplugPlan
import HotplugRun
import HotplugState
import XenstoreHost
import XenstoreWire

/// What a daemon of a driver domain does for one device, and how it reports of it.
extension NativeEngine {
  /// The most bytes of a reason that the daemon puts into `hotplug-error`: xenstored 4.17 takes 2048 bytes of
  /// a domain's node, its name among them.
  static let reasonByteCountMax = 1024

  /// Carries out a plan that serves or releases a device, and publishes what became of it.
  ///
  /// Where `isTriedAgain` holds for the fault nothing is published: the toolstack waits on.
  package func serve(_ plan: Plan, isTriedAgain: (EngineFault) -> Bool) -> Outcome {
    var outcome = run(plan)
    if let fault = outcome.fault, isTriedAgain(fault) { return outcome }
    asServer(of: plan) {
      switch (plan.direction.isRemoval, outcome.fault) {
      // The device that is at the address now, if any, is another one, and nothing is known of it.
      case (_, .interrupted?), (_, .replaced?), (_, .backendVanished?), (_, .guestGone?), (true, nil): break
      case (false, .deviceExists?):
        // It was connected before the daemon was killed.
        outcome.fault = nil
        settleService(of: plan.address)
        publish(.connected, nil, &outcome)
      case (true, let fault?):
        let isStopped = outcome.stoppedAtStep != nil || outcome.done.isEmpty
        if isStopped { publish(.removalFailed, fault, &outcome) }
      case (false, let fault): publish(fault == nil ? .connected : .failed, fault, &outcome)
      }
    }
    return outcome
  }

  /// Takes over a device that was connected before, by another daemon or by one that was killed; no script
  /// runs.
  package func adopt(_ request: DeviceRequest) throws(EngineFault) {
    let (plan, device) = (Plan(serving: request), request.address)
    let lock = try lock(device)
    defer { withExtendedLifetime(lock) {} }
    found = Findings()
    var fault: EngineFault?
    asServer(of: plan) {
      do throws(EngineFault) {
        try mark(device)
        var journal = Journal(of: device, in: runtime) ?? Journal()
        (journal.instance, journal.script) = (found.device.instance, Array((request.scriptPath ?? "").utf8))
        journal.isQEMUs = device.backend == .qdisk
        if case .disk(let disk) = request { journal.target = disk.target }
        found.device.journal = journal
        settleService(of: device)
        var outcome = Outcome(of: plan)
        publish(.connected, nil, &outcome)
      } catch { fault = error }
    }
    if let fault { throw fault }
  }

  /// Makes a device that is there the one that is worked on.
  private func mark(_ device: DeviceAddress) throws(EngineFault) {
    let isThere = try commit(on: device, adopting: .fresh()) { transaction throws(StoreFault) -> Bool in
      try self.client.readIfPresent(device.backendPath.appending("state"), in: transaction) != nil
    }
    guard isThere else { throw .backendVanished(device) }
  }

  /// Runs a body that works on the device of a plan, after or before its run.
  private func asServer(of plan: Plan, _ body: () -> Void) {
    deviceRun = DeviceRun(plan)
    defer { deviceRun = nil }
    body()
  }

  /// Writes the verdict and the reason; what prevents that is a part of the outcome, and the verdict alone is
  /// tried where a quota has no room for the reason.
  private func publish(_ result: ServiceVerdict.Result, _ fault: EngineFault?, _ outcome: inout Outcome) {
    do throws(EngineFault) {
      try publish(result, fault, seconds: outcome.totalSeconds, of: outcome.plan.address)
    } catch .store(.refused(.noSpace, _, _)) where fault != nil {
      try? publish(result, nil, seconds: outcome.totalSeconds, of: outcome.plan.address)
      outcome.leftBehind.append("the reason could not be reported: a xenstore quota is exhausted")
    } catch {
      if error.isReplaced { return }
      outcome.leftBehind.append("the result could not be reported: \(error)")
    }
  }

  private func publish(
    _ result: ServiceVerdict.Result,
    _ fault: EngineFault?,
    seconds: Double,
    of device: DeviceAddress
  ) throws(EngineFault) {
    try? client.reconnectIfBroken()
    if found.device.instance == nil {
      // A release has found its device, or no device was there.
      if result == .removalFailed { return }
      try mark(device)
    }
    try commit(on: device) { transaction throws(StoreFault) in
      let home = device.backendPath
      let (state, reason) = (home.appending("state"), home.appending("hotplug-error"))
      let found = try self.client.readIfPresent([state, reason], in: transaction)
      guard found[0] != nil else { return }
      let verdict = ServiceVerdict(result, seconds: seconds)
      var changes: [StoreOperation] = [.write(device.verdictPath, verdict.value)]
      if let fault {
        let next = found[0].flatMap { XenbusState(value: $0) }?.closingUnserved
        if device.backend == .qdisk, result == .failed, let next { changes.append(.write(state, next.value)) }
        if found[1]?.isEmpty ?? true { changes.append(.write(reason, Self.reason(fault))) }
        changes.append(.write(home.appending("hotplug-status"), Self.status(fault)))
      }
      try self.client.apply(changes, in: transaction)
    }
  }

  private static func reason(_ fault: EngineFault) -> [UInt8] {
    Array("\(fault)".utf8.prefix(reasonByteCountMax))
  }

  /// The words of Xen's own scripts: an image that is in use is `busy`.
  private static func status(_ fault: EngineFault) -> [UInt8] {
    if case .shared = fault { Array("busy".utf8) } else { Array("error".utf8) }
  }
}
