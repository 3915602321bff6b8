import DiskImages
import Glibc
import HostFiles
package import HotplugOutcome
package import HotplugPlan
import HotplugRun
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost
import XenstoreWire

/// Running a hotplug script and judging what it left.
extension NativeEngine {
  /// The share of a script's budget that its remove execution gets while a failed attach is rolled back.
  static let undoBudgetShare = 1.0 / 3
  /// The least and the most of that, in seconds.
  static let undoBudgetSeconds = 2.0...10.0

  /// Runs a script for its device; an execution that may still be judged by its key is kept in `held`.
  func runScript(_ step: ScriptStep) throws(EngineFault) -> String? {
    if step.call == .blockRemove, let journal = found.device.journal, journal.isBuiltIn {
      // The attach that was killed, or is rolled back, had run no script.
      return try disconnect(step.address) ?? "disconnected here, because no script had connected it"
    }
    let earlier = try begin(step)
    if let reason = earlier.reasonNotToRun { return reason }
    // What an earlier run left would be taken for this one's.
    let errorKey = step.address.backendPath.appending("hotplug-error")
    try? client.post([.remove(errorKey)])
    let log = ScriptLogMark()
    var started: ScriptExecution
    do {
      try trust.check(step.path)
      started = try ScriptRunner().start(invocation(of: step))
      if step.isConnecting { deviceRun?.facts.removalsDue.insert(step.undoing) }
    } catch {
      noteRemovalFailed(step)
      throw .scriptRefused(error)
    }
    let run = started.wait(
      // A remove execution that is cut short may fail when it is repeated.
      interruptedBy: step.isConnecting ? interrupt : nil,
      onOutput: { self.options.caller.observer(.output($0)) },
      onSecond: { self.options.caller.observer(.waiting(.run(step), seconds: $0, found: nil)) },
    )
    let verdict = ScriptVerdict(run)
    if verdict.isSuccess {
      if step.isConnecting {
        // The tap follows the vif: what the vif's run started was judged by then.
        held.execution.take()?.release()
        held.execution = consume started
      } else {
        // Also in a rollback: vif-nat stops and starts the DHCP server that other guests use.
        started.release()
      }
      return run.notes.isEmpty ? nil : run.notes.joined(separator: "; ")
    }
    let aftermath = endDescendants(of: started)
    if case .interrupted = run.ending { throw .interrupted }
    var failure = ScriptFailure(step, run, aftermath)
    if step.isConnecting, failure.endedByItself { dropRemoval(step.undoing) }
    if earlier == .cutShort {
      // It may have removed already what it now searches for in vain.
      return "an earlier run of the script was interrupted; this run \(verdict.problem ?? "succeeded")"
    }
    noteRemovalFailed(step)
    (failure.hotplugError, failure.logLines) = (peek(errorKey), log.newLines)
    throw .scriptFailed(failure)
  }

  /// Refuses to run a script for another device, and notes that a remove execution begins; what became of an
  /// earlier one.
  private func begin(_ step: ScriptStep) throws(EngineFault) -> EarlierRemoval {
    if !step.isConnecting { return try beginRemoval(step.call.rawValue, step.address) }
    try checkIdentity(of: step.address)
    return .none
  }

  /// Ends what came of a script, and notes what could not be ended.
  @discardableResult
  private func endDescendants(of execution: consuming ScriptExecution) -> Aftermath {
    let aftermath = execution.endDescendants()
    found.report.leftBehind += aftermath.words
    return aftermath
  }

  private func invocation(of step: ScriptStep) -> ScriptInvocation {
    var environment = step.environment(
      caller: options.scripts.environment,
      further: options.scripts.furtherVariables
    )
    environment["PATH"] = trust.searchPath
    return ScriptInvocation(
      path: step.path,
      arguments: step.call.arguments,
      environment: environment,
      budgetSeconds: scriptBudgetSeconds,
    )
  }

  /// What is asked of a script before it is run.
  var trust: ScriptTrust {
    ScriptTrust(
      allowedDirectories: options.scripts.directories,
      searchPath: ScriptTrust.searchPath(options.scripts.environment["PATH"])
    )
  }

  /// How long a script may take now.
  var scriptBudgetSeconds: Double { isUndoing ? undoBudgetSeconds : options.times.scriptSeconds }

  /// How long a remove execution may take while a failed attach is rolled back.
  var undoBudgetSeconds: Double {
    let range = Self.undoBudgetSeconds
    return min(max(options.times.scriptSeconds * Self.undoBudgetShare, range.lowerBound), range.upperBound)
  }

  /// Checks the success key of the script; its daemons are released if it is correct.
  ///
  /// Returns a note worth telling.
  func verify(_ promise: Action.Promise, _ device: DeviceAddress, _ plan: Plan) throws(EngineFault)
    -> String?
  {
    try checkIdentity(of: device)
    let value = try store { () throws(StoreFault) in
      try self.client.readIfPresent(device.backendPath.appending(promise.rawValue))
    }
    if let broken = Self.broken(promise, value) {
      try checkLife(of: device.domid)
      let words = peek(device.backendPath.appending("hotplug-error"))
      throw .promiseBroken(promise, device, broken, hotplugError: words)
    }
    var note: String?
    if case .disk(let disk)? = plan.request, let value, let (major, minor) = DeviceNumbers.hexadecimal(value)
    {
      let connected = ImageIdentity(major: major, minor: minor)
      let asked = SharingCheck.identity(target: disk.target, script: nil)
      // What the target itself leads to was compared before the script ran; only another thing is news.
      if connected.things.isDisjoint(with: asked.things) {
        var check = sharingCheck()
        note = try checkSharing(connected, disk, &check)
      }
    }
    held.execution?.orderRelease()
    return note
  }

  /// What is wrong with the value of a success key; nil if it is correct.
  package static func broken(_ promise: Action.Promise, _ value: [UInt8]?) -> BrokenPromise? {
    guard let value else { return .missing }
    switch promise {
    case .hotplugStatus: return value == Array("connected".utf8) ? nil : .malformed(value)
    case .state: return XenbusState(value: value)?.hasReached(.initWait) == true ? nil : .malformed(value)
    case .physicalDevice:
      guard let (major, minor) = DeviceNumbers.hexadecimal(value) else { return .malformed(value) }
      return access("/sys/dev/block/\(major):\(minor)", F_OK) == 0 ? nil : .noSuchBlockDevice(value)
    }
  }
}
