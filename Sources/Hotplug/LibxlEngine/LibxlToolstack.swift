import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugScript
import Libxl

/// libxl, asked for one device at a time, each time in a process of its own under a supervisor.
final class LibxlToolstack: Toolstack {
  private let program: LibxlProgram
  private let environment: [String: [UInt8]]
  private let further: Set<String>
  private(set) var startedScriptCount = 0
  private(set) var hasWritten = false
  /// The process of the last call, with all that came of it.
  private var execution: ScriptExecution?

  /// A toolstack that starts `program`; scripts see what of `environment` they may see, the variables that
  /// `further` names included.
  init(_ program: LibxlProgram, environment: [String: [UInt8]], further: Set<String>) {
    (self.program, self.environment, self.further) = (program, environment, further)
  }

  /// What a process has said.
  private struct Heard {
    var lines: [LibxlLine] = []
    var answer: (code: Int32, name: String)?
    var unavailable: String?
  }

  func carryOut(
    _ call: ToolstackCall,
    _ request: DeviceRequest?,
    interruptDescriptor: Int32?,
    observer: (EngineEvent) -> Void
  ) throws(EngineFault) -> String? {
    (startedScriptCount, hasWritten) = (0, false)
    execution = nil
    let invocation = try invocation(of: call, request)
    var heard = Heard()
    let run: ScriptRun
    do {
      var started = try ScriptRunner().start(invocation)
      run = withoutActuallyEscaping(observer) { observer in
        started.wait(
          interruptedBy: interruptDescriptor,
          onOutput: { observer(.output($0)) },
          onPacket: { self.take($0, call, &heard, observer) },
          onSecond: { observer(.waiting(.toolstack(call), seconds: $0, found: nil)) }
        )
      }
      execution = consume started
    } catch {
      throw .toolstackUnavailable("\(error)")
    }
    if let reason = heard.unavailable { throw .toolstackUnavailable(reason) }
    try judge(call, run, heard)
    // Of an attach the engine has still to check what it made.
    if call.direction != .attach { releaseDescendants() }
    return nil
  }

  func endDescendants() -> Aftermath { execution.take()?.endDescendants() ?? Aftermath() }

  func releaseDescendants() { execution.take()?.release() }

  /// How this program becomes the process for a call.
  ///
  /// It has the names of its device in its environment, as scripts have: who ends what is left of a device
  /// finds it.
  private func invocation(of call: ToolstackCall, _ request: DeviceRequest?) throws(EngineFault)
    -> ScriptInvocation
  {
    var passed = environment.filter { ScriptEnvironment.isPassedOn($0.key) || further.contains($0.key) }
    passed["PATH"] = ScriptTrust.searchPath(environment["PATH"])
    var own = environment.filter { !$0.key.isEmpty }
    own["XENBUS_TYPE"] = Array(call.address.backend.rawValue.utf8)
    own["XENBUS_PATH"] = Array(call.address.backendPathInHome.utf8)
    var invocation = ScriptInvocation(
      path: program.path,
      arguments: program.arguments,
      environment: own,
      budgetSeconds: call.startSeconds
    )
    // A script has its grace first, then libxl is requested to give up.
    invocation.graceSeconds = LibxlProcess.graceSeconds + ScriptExecution.graceSeconds
    invocation.request =
      LibxlRequest(try operation(call, request), of: UInt32(call.address.domid), environment: passed).message
    return invocation
  }

  /// Takes what the process says; returns the time that it has from now, where that changes.
  private func take(
    _ packet: [UInt8],
    _ call: ToolstackCall,
    _ heard: inout Heard,
    _ observer: (EngineEvent) -> Void
  ) -> Double? {
    switch LibxlReport(packet) {
    case .line(let line):
      heard.lines.append(line)
      observer(.log(ToolstackLine(line)))
    case .began: return call.startSeconds
    case .programs(let count):
      (startedScriptCount, hasWritten) = (count, true)
      return count == 0 ? call.startSeconds : call.scriptSeconds
    case .answer(let code, let name): (heard.answer, hasWritten) = ((code, name), true)
    case .unavailable(let reason): heard.unavailable = reason
    case nil: break
    }
    return nil
  }

  /// Throws where a call failed.
  private func judge(_ call: ToolstackCall, _ run: ScriptRun, _ heard: Heard) throws(EngineFault) {
    if heard.answer?.code == LibxlCode.deviceExists { throw .deviceExists(call.address, backend: nil) }
    if heard.answer?.code == LibxlCode.noDomain { throw .noSuchDomain(String(call.address.domid)) }
    if run.ending == .interrupted { throw .interrupted }
    let isOutOfTime = run.ending == .timedOut
    let errors = heard.lines.filter { $0.level == .error || $0.level == .critical }.map(\.text)
    let words = Self.scriptsWords(in: errors)
    var failure = ToolstackFailure(call, code: heard.answer?.name ?? "", errors: errors, hotplugError: words)
    guard let (code, _) = heard.answer else {
      if isOutOfTime { failure.awaited = .libxl } else { failure.lost = run.loss }
      throw .toolstack(failure)
    }
    if isOutOfTime || code == LibxlCode.timedOut {
      failure.awaited = call.awaited(startedScriptCount: startedScriptCount)
      throw .toolstack(failure)
    }
    failure.scriptsSucceeded =
      call.direction == .detach && startedScriptCount > 0 && startedScriptCount >= call.scripts.count
      && words == nil && !call.scripts.contains { script in errors.contains { script.isNamed(in: $0) } }
    if code == 0 {
      // libxl forgets that a remove script failed: only its log has it.
      guard call.direction == .detach, let last = errors.last else { return }
      failure.isDone = true
      if !failure.scriptsSucceeded { failure.hotplugError = words ?? last }
    } else {
      failure.endedByItself = errors.contains(where: Self.namesAStatus)
    }
    throw .toolstack(failure)
  }

  /// Whether a line says that a program exited with a status, and was not ended by a signal
  /// (libxl_report_child_exitstatus in libxl_exec.c, Xen 4.17).
  private static func namesAStatus(_ line: [UInt8]) -> Bool {
    String(decoding: line, as: UTF8.self).contains("] exited with error status ")
  }

  /// What libxl read in `hotplug-error`: it logs `script: ` and the words (libxl_device.c, Xen 4.17).
  private static func scriptsWords(in errors: [[UInt8]]) -> [UInt8]? {
    let mark = Array("script: ".utf8)
    for text in errors.reversed() {
      guard
        let start = text.indices.first(where: { text[$0...].starts(with: mark) })
      else { continue }
      return Array(text[(start + mark.count)...])
    }
    return nil
  }

  private func operation(_ call: ToolstackCall, _ request: DeviceRequest?) throws(EngineFault)
    -> LibxlContext.Operation
  {
    let number = Array(String(call.address.devid).utf8)
    switch (call.direction, call.address.kind, request) {
    case (.attach, _, .disk(let disk)?):
      if let obstacle = LibxlDisk.obstacle(disk) {
        throw .toolstack(ToolstackFailure(call, code: obstacle, errors: []))
      }
      return .addDisk(LibxlDisk(disk))
    case (.attach, _, .nic(let nic)?):
      if let obstacle = LibxlNic.obstacle(nic) {
        throw .toolstack(ToolstackFailure(call, code: obstacle, errors: []))
      }
      return .addNic(LibxlNic(nic))
    case (.detach, .vbd, _): return .removeDisk(vdev: number)
    case (.detach, .vif, _): return .removeNic(devid: call.address.devid)
    case (.insert, _, _), (.eject, _, _):
      guard let change = call.mediumChange else {
        throw .toolstack(ToolstackFailure(call, code: "no description of the drive", errors: []))
      }
      return .changeMedium(LibxlDisk(change))
    case (.change, _, _), (.serve, _, _), (.release, _, _):
      throw .toolstack(ToolstackFailure(call, code: "libxl has no function for it", errors: []))
    case (.attach, _, nil):
      throw .toolstack(ToolstackFailure(call, code: "no description of the device", errors: []))
    }
  }
}

extension ScriptStep {
  /// Whether a line of libxl's log is about the script: libxl logs how one ended that failed, by its path
  /// (libxl_report_child_exitstatus in libxl_exec.c, async_exec_timeout in libxl_aoutils.c, Xen 4.17).
  fileprivate func isNamed(in line: [UInt8]) -> Bool { line.firstRange(of: Array(path.utf8)) != nil }
}

extension ScriptRun {
  /// How a process ended that was to answer.
  fileprivate var loss: String {
    switch ending {
    case .exited(let status): "exited with status \(status)"
    case .signalled, .timedOut, .interrupted, .notStarted, .unwatched: ScriptVerdict(self).problem ?? ""
    }
  }
}

extension ToolstackCall {
  /// What libxl waits for once it has started so many scripts.
  fileprivate func awaited(startedScriptCount count: Int) -> ToolstackFailure.Awaited {
    if mediumChange != nil { return .qemu }
    return count == 0 ? .backend : .script
  }
}

extension ToolstackLine {
  /// A line of libxl's log.
  init(_ line: LibxlLine) {
    let level: Level =
      switch line.level {
      case .debug, .verbose, .detail, .progress: .debug
      case .info, .notice: .info
      case .warning: .warning
      case .error, .critical: .error
      }
    self.init(level, line.text)
  }
}
