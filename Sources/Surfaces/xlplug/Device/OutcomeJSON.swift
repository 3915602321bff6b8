import HotplugEngine
import HotplugOutcome
import HotplugPlan
import HotplugScript
import HotplugSurvey
import JSON
import XLReport
import XLText
import XenstoreWire

/// Plans and outcomes as JSON documents, described in docs/cli.md.
enum DeviceJSON {
  typealias Member = JSONValue.Member

  /// The most lines that are notified of what a failed script printed.
  static let outputLineCountMax = 20

  /// A plan, with what comes before and after it.
  static func plan(
    _ run: DryRun,
    assumption: String?,
    notes: [String] = [],
    engine: EngineChoice? = nil
  ) -> JSONValue {
    .object([
      Member("engine", engine.map(choice) ?? .null),
      Member("assumption", assumption.map { .string($0) } ?? .null),
      Member("notes", .array(notes.map { .string($0) })),
      Member("direction", .string(run.plan.direction.rawValue)),
      Member("device", address(run.plan.address)),
      Member("recovery", .array(run.recovery.map { .string($0) })),
      Member("steps", .array(run.plan.steps.map(step))),
      Member("cleanup", .array(run.cleanup.map { .string($0) })),
    ])
  }

  /// What became of a plan.
  static func outcome(_ outcome: Outcome, isSimulated: Bool, notes: [String]) -> JSONValue {
    .object([
      Member("direction", .string(outcome.plan.direction.rawValue)),
      Member("ok", .bool(outcome.fault == nil)),
      Member("simulated", .bool(isSimulated)),
      Member("device", address(outcome.plan.address)),
      Member("absent", .bool(outcome.wasAbsent)),
      Member("notes", .array(notes.map { .string($0) })),
      Member("steps", .array(outcome.done.map(record))),
      Member("error", outcome.fault.map(fault) ?? .null),
      Member("stopped_at_step", outcome.stoppedAtStep.map { .integer(Int64($0)) } ?? .null),
      Member("undone", .array(outcome.undone.map(record))),
      Member("log", .array(outcome.log.map(line))),
      Member("left_behind", .array(outcome.leftBehind.map { .string($0) })),
      Member("backend_state", state(outcome.backendState)),
      Member("frontend_state", state(outcome.frontendState)),
      Member("microseconds", microseconds(outcome.totalSeconds)),
    ])
  }

  private static func choice(_ choice: EngineChoice) -> JSONValue {
    .object([Member("name", .string(choice.kind.rawValue)), Member("reason", .string(choice.reason))])
  }

  private static func line(_ line: ToolstackLine) -> JSONValue {
    .object([Member("level", .string(line.level.rawValue)), Member("text", .bytes(line.text))])
  }

  /// A command that came to nothing before there was a plan.
  static func failed(_ message: String, help: String?) -> JSONValue {
    .object([
      Member("ok", .bool(false)),
      Member("error", .object([Member("message", .string(message))])),
      Member("help", help.map { .string($0) } ?? .null),
    ])
  }

  /// A specification that has errors.
  static func refused(_ text: DeviceText) -> JSONValue {
    .object([
      Member("ok", .bool(false)),
      Member("input", .bytes(text.text.bytes)),
      Member("diagnostics", .array(text.diagnostics.map { $0.document })),
    ])
  }

  /// A document, which is an object, as one line; bytes are encoded where they are not UTF-8.
  static func line(_ document: JSONValue) -> String {
    String(decoding: JSONValue.line(document.members ?? [], encodesBytes: !document.isUTF8), as: UTF8.self)
  }

  /// Prints a document on a line of standard output.
  static func print(_ document: JSONValue) { Output.printDocument(line(document)) }

  /// A device.
  static func address(_ address: DeviceAddress) -> JSONValue {
    .object([
      Member("name", .string(address.name)),
      Member("kind", .string(address.kind.rawValue)),
      Member("backend", .string(address.backend.rawValue)),
      Member("domid", .integer(Int64(address.domid))),
      Member("devid", .integer(Int64(address.devid))),
      Member("backend_domid", .integer(Int64(address.backendDomid))),
      Member("backend_path", .string(address.backendPath.string)),
    ])
  }

  /// A list of devices.
  ///
  /// `names` are those of the guests, where the store has them.
  static func list(_ devices: [ListedDevice], names: [UInt16: [UInt8]], isSimulated: Bool) -> JSONValue {
    .object([
      Member("simulated", .bool(isSimulated)),
      Member("devices", .array(devices.map { listed($0, names[$0.address.domid]) })),
    ])
  }

  /// A device as the store shows it.
  private static func listed(_ device: ListedDevice, _ domain: [UInt8]?) -> JSONValue {
    .object([
      Member("device", address(device.address)),
      Member("domain_name", domain.map { .bytes($0) } ?? .null),
      Member(device.address.kind == .vbd ? "vdev" : "mac", .bytes(device.name)),
      Member(device.address.kind == .vbd ? "target" : "bridge", .bytes(device.detail)),
      Member("mode", device.mode.isEmpty ? .null : .bytes(device.mode)),
      Member("script", device.scriptPath.map { .string($0) } ?? .null),
      Member("backend_state", state(device.backendState)),
      Member("frontend_state", state(device.frontendState)),
      Member("hotplug_status", device.hotplugStatus.map { .bytes($0) } ?? .null),
      Member("hotplug_error", device.hotplugError.map { .bytes($0) } ?? .null),
    ])
  }

  private static func step(_ step: Step) -> JSONValue {
    var members = [Member("action", .string(step.action.description))]
    let changes = step.action.storeChanges
    if !changes.isEmpty { members.append(Member("changes", .array(changes.map { .string($0.description) }))) }
    if case .toolstack(let call) = step.action {
      members.append(Member("instead", .array(call.instead.map { .string($0.description) })))
    }
    members.append(Member("undo", .array(step.undo.map { .string($0.description) })))
    return .object(members)
  }

  private static func record(_ record: Outcome.Record) -> JSONValue {
    .object([
      Member("action", .string(record.action.description)),
      Member("microseconds", microseconds(record.seconds)),
      Member("error", record.fault.map { .string($0.description) } ?? .null),
      Member("note", record.note.map { .string($0) } ?? .null),
    ])
  }

  private static func fault(_ fault: EngineFault) -> JSONValue {
    .object([
      Member("message", .string(fault.description)),
      Member("hotplug_error", fault.hotplugError.map { .bytes($0) } ?? .null),
      Member("script_output", output(of: fault)),
      Member("hotplug_log", .array(fault.hotplugLog.map { .bytes($0) })),
    ])
  }

  /// The lines that a script that failed printed last.
  private static func output(of fault: EngineFault) -> JSONValue {
    guard case .scriptFailed(let failure) = fault else { return .null }
    return .array(failure.output.lastLines(outputLineCountMax).map { .bytes($0) })
  }

  private static func state(_ state: XenbusState?) -> JSONValue {
    state.map { .integer(Int64($0.rawValue)) } ?? .null
  }

  private static func microseconds(_ seconds: Double) -> JSONValue { .integer(Int64(seconds * 1e6)) }
}
