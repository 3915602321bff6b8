import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugState
import HotplugSurvey
import XenstoreHost

/// What is refused before the first change.
extension NativeEngine {
  /// Refuses an interface whose MAC another interface of this host has; compared while the lock of the
  /// address is held, two commands cannot both find it free.
  func checkMAC(_ nic: NicRequest) throws(EngineFault) {
    if options.exceptions.isDuplicateMACAllowed { return }
    if let other = try HostSurvey(client).interface(withMAC: nic.mac, exceptFor: nic.address) {
      throw .duplicateMAC(nic.mac, other)
    }
  }

  /// Refuses to detach a device whose remove script may not be run: with the entries everything would be lost
  /// that the script needs to know.
  func checkRemoveScripts(of plan: Plan) throws(EngineFault) {
    // An attach that was killed had run no script.
    if plan.isForced || found.device.journal?.isBuiltIn == true { return }
    for script in plan.scripts where !isRemovalDone(script.call, script.address) && !isRemovalUnneeded(script)
    {
      try check(script)
      if let problem = ScriptStartProblem(beforeStarting: script.path) {
        let remedy = "fix the script, then repeat the command"
        throw .scriptRefused(
          .untrusted(path: script.path, problem: "cannot be run: \(problem)", remedy: remedy)
        )
      }
    }
  }

  /// Refuses a script that may not be run before anything is changed; it is checked again when it is run.
  func checkScripts(of plan: Plan) throws(EngineFault) {
    for script in plan.scripts { try check(script) }
  }

  private func check(_ script: ScriptStep) throws(EngineFault) {
    do { try trust.check(script.path) } catch {
      throw .scriptRefused(error)
    }
  }
}

extension Plan {
  /// The scripts that its steps run by themselves or by a toolstack, and those of their undo, each file once.
  fileprivate var scripts: [ScriptStep] {
    let actions = steps.flatMap { [$0.action] + $0.undo }
    let scripts = actions.flatMap { action -> [ScriptStep] in
      switch action {
      case .run(let script): [script]
      case .toolstack(let call): call.scripts
      default: []
      }
    }
    var seen: Set<ScriptStep> = []
    return scripts.filter { seen.insert($0).inserted }
  }
}

extension EngineFault {
  /// Whether a script was not run because it may not be, or could not be started.
  var isRefusedScript: Bool {
    switch self {
    case .scriptRefused: true
    case .scriptFailed(let failure): !failure.wasStarted
    default: false
    }
  }

  /// Whether a remove script failed, run by this engine or by a toolstack.
  var isFailedRemoval: Bool {
    switch self {
    case .scriptFailed, .toolstack, .remoteRemovalFailed: true
    default: false
    }
  }
}
