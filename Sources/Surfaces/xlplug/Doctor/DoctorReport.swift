import HotplugDoctor
import HotplugPlan
import JSON
import XLRules
import XLText

/// What the doctor found, for a person and as a document.
struct DoctorReport {
  let examination: Examination
  let verdicts: [Verdict]
  /// That the device that was asked for is not there, in words.
  var absent: String?
  /// What has no owner and is no device of the store.
  var leftBehind: [Garbage] = []

  init(_ examination: Examination) {
    self.examination = examination
    verdicts = examination.devices.map { Diagnosis($0, on: examination.host).verdict }
  }

  /// Whether every device that was checked is online.
  var isEverythingOnline: Bool { absent == nil && verdicts.allSatisfy(\.isOnline) }

  /// All lines: a device that is healthy has one.
  func lines(_ screen: Screen) -> [String] {
    var lines = verdicts.flatMap { verdict -> [String] in
      var lines = verdict.lines
      let first = lines.removeFirst()
      return [verdict.isHealthy ? first : screen.bold(first)] + lines
    }
    if let absent { lines.append(VisibleText(absent.utf8).shown) }
    if lines.isEmpty { lines.append("no devices") }
    for garbage in leftBehind {
      lines.append(
        "leftover: \(VisibleText(garbage.words.utf8).shown): \(VisibleText(garbage.reason.utf8).shown)"
      )
    }
    if !leftBehind.isEmpty {
      let words = leftBehind.contains(where: \.isOfLivingGuest) ? ["gc", "--failed"] : ["gc"]
      lines.append("  = next: \(NextCommand.xlplug(words, on: host).text)")
    }
    return lines + notes
  }

  private var host: HostEvidence { examination.host }

  private var notes: [String] {
    var notes = host.unseen.map { "note: not checked: \($0)" }
    if !isEverythingOnline && !host.isSimulated {
      let missing = host.modules.filter { $0.presence == .absent }.map(\.name)
      if !missing.isEmpty {
        notes.append(
          "note: kernel modules neither loaded nor built in: \(missing.joined(separator: ", "))"
        )
      }
    }
    if !isEverythingOnline {
      notes += host.pathLeftOut.map { "note: scripts do not get all of PATH: \($0)" }
    }
    return notes.map { VisibleText($0.utf8).shown }
  }

  // MARK: JSON

  private typealias Member = JSONValue.Member

  /// The document, described in docs/cli.md.
  var document: JSONValue {
    .object([
      Member("simulated", .bool(host.isSimulated)), Member("ok", .bool(isEverythingOnline)),
      Member("absent", absent.map { .string($0) } ?? .null), Member("host", machine),
      Member("devices", .array(zip(verdicts, examination.devices).map(Self.device))),
      Member("left_behind", .array(leftBehind.map(GarbageDocument.thing))),
    ])
  }

  private var machine: JSONValue {
    .object([
      Member("own_domid", .integer(Int64(host.ownDomid))),
      Member(
        "modules",
        .array(
          host.modules.map {
            .object([Member("name", .string($0.name)), Member("present", Self.presence($0.presence))])
          }
        )
      ),
      Member(
        "daemons",
        .array(ScriptDaemon.allCases.flatMap { host.daemons[$0, default: []].map(Self.process) })
      ),
      Member("udev_rules", .array(host.udevRules.map { .string($0) })),
      Member("unseen", .array(host.unseen.map { .string($0) })),
      Member("path_left_out", .array(host.pathLeftOut.map { .string($0) })),
    ])
  }

  private static func device(_ verdict: Verdict, _ evidence: DeviceEvidence) -> JSONValue {
    func bytes(_ value: [UInt8]?) -> JSONValue { value.map { .bytes($0) } ?? .null }
    func state(_ state: XenbusState?) -> JSONValue { state.map { .integer(Int64($0.rawValue)) } ?? .null }
    let finding = verdict.finding
    let rule = finding.flatMap { RuleList.rule($0.code) }
    return .object([
      Member("device", DeviceJSON.address(verdict.device)),
      Member(verdict.device.kind == .vbd ? "vdev" : "mac", .bytes(verdict.name)),
      Member("online", .bool(verdict.isOnline)),
      Member("code", finding.map { .string("\($0.code)") } ?? .null),
      Member("name", rule.map { .string($0.name) } ?? .null),
      Member("cause", finding.map { .string($0.cause) } ?? .null),
      Member("help", finding?.advice.map { .string($0) } ?? .null),
      Member("next", finding.map { .string($0.next.text) } ?? .null),
      Member("then", finding?.then.map { .string($0.text) } ?? .null),
      Member("facts", .array(verdict.facts.map { .string($0) })),
      Member("backend_state", state(evidence.backend?.state)),
      Member("frontend_state", state(evidence.frontend?.state)),
      Member("hotplug_status", bytes(evidence.backend?.hotplugStatus)),
      Member("hotplug_error", bytes(evidence.backend?.hotplugError)),
      Member("script", evidence.script.map { .string($0.path) } ?? .null),
      Member("script_process", evidence.script?.running.map(process) ?? .null),
      Member("log", .array(evidence.log.map { .bytes($0) })),
    ])
  }

  private static func process(_ process: ProcessSighting) -> JSONValue {
    .object([
      Member("pid", .integer(Int64(process.pid))), Member("command", .bytes(process.command)),
      Member("seconds", process.seconds.map { .integer(Int64($0)) } ?? .null),
    ])
  }

  private static func presence(_ presence: Presence) -> JSONValue {
    switch presence {
    case .present: .bool(true)
    case .absent: .bool(false)
    case .unknown: .null
    }
  }
}
