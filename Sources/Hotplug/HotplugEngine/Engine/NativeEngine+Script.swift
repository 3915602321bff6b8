import Glibc
import HotplugPlan
import HotplugScript
import XenstoreHost
import XenstoreWire

/// Running a hotplug script and judging what it left.
extension NativeEngine {
  /// The share of a script's budget that its remove execution gets while a failed attach is taken back.
  static let undoBudgetShare = 1.0 / 3
  /// The least and the most of that, in seconds.
  static let undoBudgetSeconds = 2.0...10.0

  /// Runs a script for its device; an execution that may still be judged by its key is kept in `execution`.
  func runScript(_ step: ScriptStep) throws(EngineFault) -> String? {
    if step.call == .blockRemove, let journal, journal.isBuiltIn {
      // The attach that was killed, or is taken back, had run no script.
      return try disconnect(step.address) ?? "no script had connected it, so it was freed in this process"
    }
    let earlier = step.isConnecting ? .none : beginRemoval(step.call.rawValue, step.address)
    if earlier == .done { return "an earlier detach ran it already" }
    let errorKey = step.address.backendPath.appending("hotplug-error")
    // A word from an earlier run would be taken for this one's.
    try? client.post([.remove(errorKey)])
    var started: ScriptExecution
    do {
      try ScriptTrust.check(step.path, allowedDirectories: options.scriptDirectories)
      started = try ScriptRunner().start(invocation(of: step))
      hasStartedScript = true
    } catch {
      throw .scriptRefused(error)
    }
    let observer = options.observer
    let run = started.wait(
      // A remove execution that is cut short could not be made up for: the entries go next.
      interruptedBy: step.isConnecting ? interrupt : nil,
      onOutput: { observer(.output($0)) },
      onSecond: { observer(.waiting(.run(step), seconds: $0, found: nil)) },
    )
    let verdict = ScriptVerdict(run)
    if verdict.isSuccess {
      if step.isConnecting {
        // The tap follows the vif: what the vif's run started was judged by then.
        execution.take()?.release()
        execution = consume started
      } else if isUndoing {
        // Nothing of an attach that failed may live on, also not what its remove execution started.
        started.endDescendants()
      } else {
        started.release()
      }
      return run.notes.isEmpty ? nil : run.notes.joined(separator: "; ")
    }
    let aftermath = started.endDescendants()
    if case .interrupted = run.ending { throw .interrupted }
    if earlier == .cutShort {
      // It may have removed already what it now looks for in vain.
      return "an earlier run of it was cut short; this one \(verdict.problem ?? "succeeded")"
    }
    let words = peek(errorKey)
    throw .scriptFailed(
      ScriptFailure(
        step: step,
        verdict: verdict,
        wasStarted: run.wasStarted,
        isOutOfTime: run.ending == .timedOut,
        aftermath: aftermath,
        hotplugError: words,
        output: run.output
      )
    )
  }

  private func invocation(of step: ScriptStep) -> ScriptInvocation {
    var budget = options.times.scriptSeconds
    if isUndoing {
      let range = Self.undoBudgetSeconds
      budget = min(max(budget * Self.undoBudgetShare, range.lowerBound), range.upperBound)
    }
    return ScriptInvocation(
      path: step.path,
      arguments: step.call.arguments,
      environment: step.environment(caller: options.environment),
      budgetSeconds: budget,
    )
  }

  /// Looks at the key that the script promised; its daemons are let go where it is right.
  func verify(_ promise: Action.Promise, _ device: DeviceAddress, _ plan: Plan) throws(EngineFault) {
    let value = try store { () throws(StoreFault) in
      try self.client.readIfPresent(device.backendPath.appending(promise.rawValue))
    }
    if let broken = Self.broken(promise, value) {
      let words = peek(device.backendPath.appending("hotplug-error"))
      throw .promiseBroken(promise, device, broken, hotplugError: words)
    }
    if case .disk(let disk)? = plan.request, let value, let (major, minor) = DeviceNumbers.hexadecimal(value)
    {
      let connected = ImageIdentity(major: major, minor: minor)
      let asked = SharingCheck.identity(target: disk.target, script: nil)
      // What the target itself leads to was compared before the script ran; only another thing is news.
      if connected.things.isDisjoint(with: asked.things) { try checkSharing(connected, disk) }
    }
    execution?.orderRelease()
  }

  private static func broken(_ promise: Action.Promise, _ value: [UInt8]?) -> BrokenPromise? {
    guard let value, !value.isEmpty else { return .missing }
    switch promise {
    case .hotplugStatus: return value == Array("connected".utf8) ? nil : .malformed(value)
    case .physicalDevice:
      guard let (major, minor) = DeviceNumbers.hexadecimal(value) else { return .malformed(value) }
      return access("/sys/dev/block/\(major):\(minor)", F_OK) == 0 ? nil : .noSuchBlockDevice(value)
    }
  }

  // MARK: sharing

  /// Refuses an image that another guest uses, where one of the two may write.
  func checkSharing(_ disk: DiskRequest) throws(EngineFault) {
    guard disk.address.backendDomid == options.ownDomid else { return }
    try checkSharing(SharingCheck.identity(target: disk.target, script: disk.scriptPath), disk)
  }

  private func checkSharing(_ identity: ImageIdentity, _ disk: DiskRequest) throws(EngineFault) {
    if disk.mode == .readWriteShared || options.isSharingAllowed { return }
    let check = SharingCheck(client: client, ownDomid: options.ownDomid)
    let isWritable = disk.mode == .readWrite
    let found = try store { () throws(StoreFault) in
      try check.conflict(with: identity, of: disk.address, isWritable: isWritable)
    }
    if let found { throw .shared(found, target: disk.target) }
  }
}
