import DiskImages
public import HotplugOutcome
public import HotplugPlan
import HotplugScript
package import HotplugState
import XenstoreHost

/// What an engine would do for a plan now: its steps, and what comes before and after them.
public struct DryRun: Hashable, Sendable {
  /// The steps.
  public var plan: Plan
  /// What rolls back an attach of the device that was interrupted, first to last; empty where none was.
  public var recovery: [String] = []
  /// What is done after the last step.
  public var cleanup: [String] = []
  /// What is worth knowing: steps that are skipped, and what could not be searched for.
  public var notes: [String] = []

  /// The steps alone.
  public init(plan: Plan) { self.plan = plan }

  /// The text for a person: the rollback, the plan, and what follows.
  public var text: String {
    var lines: [String] = []
    if !recovery.isEmpty {
      lines.append("roll back the interrupted attach of \(plan.address)")
      lines += recovery.map { "  - \($0)" }
    }
    lines.append(plan.text())
    return (lines + cleanup.map { "  then: \($0)" }).joined(separator: "\n")
  }
}

extension HostSurvey {
  /// What an engine would do for a plan now; nothing is changed.
  ///
  /// Journals and loop devices can be read by root only; a note says where they were not searched for.
  public func dryRun(of plan: Plan, ownDomid: UInt16, times: PlanTimes) throws(EngineFault) -> DryRun {
    var run = DryRun(plan: plan)
    let directory = RuntimeDirectory(lookingAt: client.address)
    if !directory.isReadable {
      run.notes.append("only root can see whether an earlier attach of \(plan.address) was interrupted")
    }
    if let journal = Journal(of: plan.address, in: directory) {
      let subject = try subject(of: journal, plan.address)
      let stray = "end the processes of its scripts"
      let loops = subject == .unfinished ? loopsLeft(by: journal, plan.address) : []
      switch (plan.direction, subject) {
      case (.attach, .unfinished):
        let rollback = try rollback(of: journal, plan.address, ownDomid: ownDomid, times: times)
        run.recovery = [stray] + rollback.steps.map { "\($0.action)" } + loops
      case (.detach, .unfinished): (run.recovery, run.cleanup) = ([stray], loops)
      case (_, .inUse), (_, .another), (.insert, _), (.eject, _), (.change, _), (.serve, _), (.release, _):
        break
      }
      run.cleanup.append("remove the journal of the interrupted attach")
    }
    if plan.direction == .detach { addRemoval(to: &run, ownDomid) }
    return run
  }

  /// The plan that rolls back an attach that was killed.
  package func rollback(of journal: Journal, _ address: DeviceAddress, ownDomid: UInt16, times: PlanTimes)
    throws(EngineFault) -> Plan
  {
    var device = try attached(address)
    if journal.isRemovalOver {
      device.scriptPath = nil
    } else if device.scriptPath == nil && !journal.script.isEmpty {
      device.scriptPath = String(decoding: journal.script, as: UTF8.self)
    }
    return Plan(detaching: device, ownDomid: ownDomid, times: times)
  }

  /// The loop devices that the killed attach has made and that are freed, in words.
  private func loopsLeft(by journal: Journal, _ device: DeviceAddress) -> [String] {
    let named = client.namedLoop(of: device)
    let things = SharingCheck.identity(target: journal.target, script: nil).things
    let left = LoopAttachment.all().subtracting(journal.loops).filter { attachment in
      if journal.isBuiltIn { return attachment == journal.taken ?? named }
      return things.contains(attachment.file) || attachment == named
    }
    return left.sorted { $0.loop.number < $1.loop.number }
      .map { "detach \($0.loop.path) from the image, unless another device uses it" }
  }

  /// Adds which steps of a detach are skipped, and the loop device that is freed where the script leaves it.
  private func addRemoval(to run: inout DryRun, _ ownDomid: UInt16) {
    let device = run.plan.address
    var isForScript = false
    for (index, step) in run.plan.steps.enumerated() {
      if case .toolstack(let call) = step.action { isForScript = isForScript || !call.scripts.isEmpty }
      guard case .run(let script) = step.action else { continue }
      isForScript = true
      let call = script.call.rawValue
      var earlier = EarlierRemoval.none
      if client.isNoted(RemovalNote.unneeded(call, device)) { earlier = .unneeded }
      if client.isNoted(RemovalNote.done(call, device)) { earlier = .done }
      if let reason = earlier.reasonNotToRun { run.notes.append("step \(index + 1) is skipped: \(reason)") }
    }
    guard isForScript, device.backendDomid == ownDomid, let named = client.namedLoop(of: device) else {
      return
    }
    run.cleanup.insert("detach \(named.loop.path), if the script leaves it attached", at: 0)
  }
}
