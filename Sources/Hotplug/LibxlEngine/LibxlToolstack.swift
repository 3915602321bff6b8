import Glibc
import HotplugEngine
import HotplugPlan
import HotplugScript
import Libxl

/// libxl, asked for one device at a time.
final class LibxlToolstack: Toolstack {
  private let library: LibxlLibrary
  private(set) var startedScriptCount = 0
  /// What the last call's scripts may have started.
  private var descendants: Descendants?
  /// What was left of them when they were ended, and was not yet reported.
  private var aftermath = Aftermath()

  /// A toolstack; scripts that libxl starts inherit this process's environment, so that it is cut down to
  /// what `environment` has and scripts may see, the variables that `further` names included.
  init(_ library: LibxlLibrary, environment: [String: [UInt8]], further: Set<String>) {
    self.library = library
    var kept = environment.filter { ScriptEnvironment.isPassedOn($0.key) || further.contains($0.key) }
    kept["PATH"] = ScriptTrust.searchPath(environment["PATH"])
    ProcessEnvironment.keepOnly(kept)
  }

  func carryOut(
    _ call: ToolstackCall,
    _ request: DeviceRequest?,
    interruptDescriptor: Int32?,
    observer: (EngineEvent) -> Void
  ) throws(EngineFault) -> String? {
    var lines: [LibxlLine] = []
    startedScriptCount = 0
    let operation = try operation(call, request)
    // What scripts print goes to this process's standard error.
    let printed = try PrintedByScripts()
    do { descendants = try Descendants() } catch {
      printed.end()
      throw error
    }
    aftermath = Aftermath()
    let ending: OperationEnding
    do {
      ending = try withoutActuallyEscaping(observer) { observer throws(LibxlFault) in
        let context = try LibxlContext(library) { line in
          lines.append(line)
          observer(.log(ToolstackLine(line)))
        }
        var told = 0
        return context.run(
          operation,
          on: UInt32(call.address.domid),
          limits: .init(beforePrograms: call.startSeconds, perProgram: call.scriptSeconds),
          interruptDescriptor: interruptDescriptor
        ) { seconds in
          if let bytes = printed.next() { observer(.output(bytes)) }
          if seconds > told { observer(.waiting(.toolstack(call), seconds: seconds, found: nil)) }
          told = seconds
        }
      }
    } catch {
      printed.end()
      endNow()
      throw .toolstackUnavailable("\(error)")
    }
    if let bytes = printed.next() { observer(.output(bytes)) }
    printed.end()
    return try judged(call, ending, lines)
  }

  func endDescendants() -> Aftermath {
    if let descendants = descendants.take() { aftermath = descendants.end() }
    defer { aftermath = Aftermath() }
    return aftermath
  }

  /// Ends them; what is left is told when the engine asks.
  private func endNow() { aftermath = endDescendants() }

  func releaseDescendants() { descendants = nil }

  private func judged(
    _ call: ToolstackCall,
    _ ending: OperationEnding,
    _ lines: [LibxlLine]
  ) throws(EngineFault) -> String? {
    let errors = lines.filter { $0.level == .error || $0.level == .critical }.map(\.text)
    switch ending {
    case .completed(let programs):
      startedScriptCount = Int(programs)
      // libxl forgets that a remove script failed: only its log has it.
      if call.direction == .detach, let words = errors.last {
        endNow()
        var failure = ToolstackFailure(
          call,
          code: "success, although the remove script failed",
          errors: errors,
          hotplugError: Self.scriptsWords(in: errors) ?? words
        )
        failure.isScriptsOnly = true
        throw .toolstack(failure)
      }
      return nil
    case .failed(let code, let programs, let stop):
      startedScriptCount = Int(programs)
      endNow()
      if stop == .interrupted { throw .interrupted }
      if code == OperationEnding.Code.deviceExists { throw .deviceExists(call.address, backend: nil) }
      if code == OperationEnding.Code.noDomain { throw .noSuchDomain(String(call.address.domid)) }
      let isOutOfTime = stop == .outOfTime || code == OperationEnding.Code.timedOut
      var failure = ToolstackFailure(
        call,
        code: library.name(of: code),
        awaited: isOutOfTime ? call.awaited(startedScriptCount: startedScriptCount) : nil,
        errors: errors,
        hotplugError: Self.scriptsWords(in: errors)
      )
      failure.endedByItself = !isOutOfTime && errors.contains(where: Self.namesAStatus)
      throw .toolstack(failure)
    }
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
    case (.attach, _, nil):
      throw .toolstack(ToolstackFailure(call, code: "no description of the device", errors: []))
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
