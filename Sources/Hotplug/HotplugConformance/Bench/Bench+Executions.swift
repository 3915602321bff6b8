import Glibc
import HostFiles
import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugScript
import XenstoreHost
import XenstoreWire

/// What was observed of one execution.
struct Trial {
  let run: ScriptRun
  /// The changes to the store while it ran.
  let writes: [StoreWrite]
  /// The processes that were left when it ended, as far as that was asked.
  var strays: [RunningProcess] = []
  /// Whether a process that lives on has its output open.
  var keepsOutput = false
  /// How long it ran after SIGTERM, in seconds; 0 if none was sent.
  var secondsAfterSignal = 0.0

  /// Whether it exited with status 0.
  var isSuccess: Bool { ScriptVerdict(run).isSuccess }
  /// Whether it ended by itself and with a status other than 0: the only way in which a script refuses.
  var isRefusal: Bool { if case .exited(let status) = run.ending { status != 0 } else { false } }
  /// How it ended, to follow the name of an execution.
  var words: String { ScriptVerdict(run).problem ?? "exited with status 0" }
}

/// How a check departs from an ordinary execution.
struct TrialOptions {
  /// Arguments instead of the usual ones.
  var arguments: [String]?
  /// Whether the environment is that of an attach, and nothing else of the caller's.
  var isClean = false
  /// Whether `XENBUS_PATH` is absolute.
  var hasAbsolutePath = false
  /// The signal that all processes of the script get as soon as it has written a key.
  var signalAtFirstWrite: Int32?
  /// Whether the processes that it leaves are listed.
  var listsProcesses = false
}

extension Bench {
  /// Variables of a caller that only a check of the environment leaves out.
  static let callerVariables = [
    "HOME": "/root", "USER": "root", "LOGNAME": "root", "SHELL": "/bin/sh", "TERM": "dumb",
  ]

  /// Runs the first execution that connects a device.
  func connect(_ device: BenchDevice, _ options: TrialOptions = TrialOptions()) throws(CheckEnding) -> Trial {
    try execute(device.steps[0], device, options)
  }

  /// Runs the execution that undoes it, with the keys that a detach has set.
  func disconnect(_ device: BenchDevice, _ options: TrialOptions = TrialOptions()) throws(CheckEnding)
    -> Trial
  {
    try require(150)
    try setClosed(device)
    return try execute(device.steps[0].undoing, device, options)
  }

  /// Skips the check, without an execution, if the script is known not to pass another one.
  func require(_ number: Int) throws(CheckEnding) {
    if let verdict = memory.verdicts[number], verdict != .passed { throw .needs(number) }
  }

  /// Sets the keys of a backend that has closed, unless its directory is gone.
  func setClosed(_ device: BenchDevice) throws(CheckEnding) {
    guard try hasDirectory(device) else { return }
    try store { () throws(StoreFault) in
      try client.write(device.address.backendPath.appending("online"), [UInt8(ascii: "0")])
      try client.write(device.address.backendPath.appending("state"), XenbusState.closed.value)
    }
  }

  /// A device that is connected, for checks of what comes after; skips the check if it cannot be.
  func connected(_ options: TrialOptions = TrialOptions()) throws(CheckEnding) -> (BenchDevice, Trial) {
    let device = try device()
    return (device, try succeed(device, options))
  }

  /// Connects a device; skips the check if the script fails.
  @discardableResult
  func succeed(_ device: BenchDevice, _ options: TrialOptions = TrialOptions()) throws(CheckEnding) -> Trial {
    try require(104)
    let trial = try connect(device, options)
    if !trial.isSuccess { throw .needs(104) }
    return trial
  }

  /// A device that the script refuses to connect; skips the check if it does not.
  func refused(_ options: TrialOptions = TrialOptions()) throws(CheckEnding) -> (BenchDevice, Trial) {
    try require(130)
    let device = try impossibleDevice()
    let trial = try connect(device, options)
    if !trial.isRefusal { throw .needs(130) }
    return (device, trial)
  }

  /// The key by which a script of this kind says that a device is connected.
  var successKey: Action.Promise { settings.kind == .block ? .physicalDevice : .hotplugStatus }

  /// What is wrong with the success key; nil if nothing is.
  func brokenKey(_ device: BenchDevice) throws(CheckEnding) -> BrokenPromise? {
    NativeEngine.broken(successKey, try value(successKey.rawValue, of: device))
  }

  /// Runs one execution as an attach does.
  func execute(_ step: ScriptStep, _ device: BenchDevice, _ options: TrialOptions = TrialOptions())
    throws(CheckEnding) -> Trial
  {
    try removeOldReason(device)
    let keyBefore = try value(successKey.rawValue, of: device)
    let mark = log.changes.count
    let invocation = invocation(step, options)
    arm(options.signalAtFirstWrite, device)
    var execution = try start(invocation)
    let run = execution.wait(interruptedBy: settings.interruptDescriptor)
    noteProcesses(of: execution.supervisor)
    noteConnection(step, device, run, keyBefore: keyBefore)
    if case .interrupted = run.ending { throw .fault("interrupted") }
    var trial = Trial(run: run, writes: Array(log.changes[mark...]))
    if options.signalAtFirstWrite != nil, let sent = log.firstWriteAt {
      trial.secondsAfterSignal = (ContinuousClock.now - sent) / .seconds(1)
    }
    if options.listsProcesses {
      _ = settled { processes.isEmpty }
      trial.strays = processes
    }
    if trial.isSuccess {
      trial.keepsOutput = execution.release().isDrained
    } else {
      execution.endDescendants()
    }
    return trial
  }

  /// Runs several executions at once; how each went, in order.
  func executeTogether(_ devices: ArraySlice<BenchDevice>) throws(CheckEnding) -> [ScriptRun] {
    guard let first = devices.first else { return [] }
    var execution = try start(invocation(first.steps[0], TrialOptions()))
    let others = try executeTogether(devices.dropFirst())
    let run = execution.wait(interruptedBy: settings.interruptDescriptor)
    noteProcesses(of: execution.supervisor)
    noteConnection(first.steps[0], first, run, keyBefore: nil)
    execution.release()
    return [run] + others
  }

  /// Prepares the signal at the first write below a device's directory.
  ///
  /// All processes of the script get it before the write is answered, so that none goes on meanwhile.
  private func arm(_ signal: Int32?, _ device: BenchDevice) {
    guard let signal else { return }
    let markWord = markWord
    log.atFirstWrite(below: device.address.backendPath) {
      for process in Bench.processes(with: markWord) { kill(process.pid, signal) }
    }
  }

  func start(_ invocation: ScriptInvocation) throws(CheckEnding) -> ScriptExecution {
    do { return try ScriptRunner().start(invocation) } catch { throw .fault("\(error)") }
  }

  /// As before each execution of an attach: an old reason would be taken for a new one.
  private func removeOldReason(_ device: BenchDevice) throws(CheckEnding) {
    try store { () throws(StoreFault) in
      _ = try client.removeIfPresent(device.address.backendPath.appending("hotplug-error"))
    }
  }

  func invocation(_ step: ScriptStep, _ options: TrialOptions) -> ScriptInvocation {
    let rich = Self.callerVariables.mapValues { Array($0.utf8) }
    var caller = options.isClean ? settings.environment : settings.environment.merging(rich) { own, _ in own }
    caller["XENSTORED_PATH"] = storePath
    let further = settings.scriptVariables.union(options.isClean ? [] : Set(rich.keys))
    var environment = step.environment(caller: caller, further: further)
    environment["PATH"] = ScriptTrust.searchPath(settings.environment["PATH"])
    if options.hasAbsolutePath {
      environment["XENBUS_PATH"] = Array(step.address.backendPath.string.utf8)
    }
    return ScriptInvocation(
      path: step.path,
      arguments: options.arguments ?? step.call.arguments,
      environment: environment,
      budgetSeconds: settings.budgetSeconds,
    )
  }
}
