import HotplugFleet
import HotplugOutcome
import HotplugPlan
import JSON
import XLReport
import XLText

extension DeviceJSON {
  /// A file that has errors.
  static func refused(_ path: [UInt8], _ errors: [Diagnostic]) -> JSONValue {
    .object([
      Member("ok", .bool(false)),
      Member("file", .bytes(path)),
      Member("diagnostics", .array(errors.map { $0.document })),
    ])
  }

  /// How guests differ from their descriptions.
  static func difference(_ plans: [GuestPlan], faults: [String], isSimulated: Bool) -> JSONValue {
    .object([
      Member("simulated", .bool(isSimulated)),
      Member("changed", .bool(plans.contains { $0.entries.contains { !$0.change.isKept } })),
      Member("guests", .array(plans.map(guest))),
      Member("errors", .array(faults.map { .string($0) })),
    ])
  }

  /// What was done to make guests as they are described.
  static func applied(
    _ plans: [GuestPlan],
    _ result: ApplyRun.Result,
    faults: [String],
    isSimulated: Bool
  ) -> JSONValue {
    let faults = faults + result.faults.map(\.description)
    return .object([
      Member("ok", .bool(faults.isEmpty && result.run.states.allSatisfy { $0 == .done })),
      Member("simulated", .bool(isSimulated)),
      Member("changed", .bool(result.run.states.contains(.done))),
      Member("guests", .array(plans.map(guest))),
      Member("skipped", .integer(Int64(result.run.states.count { $0 == .skipped }))),
      Member(
        "outcomes",
        .array(result.outcomes.map { outcome($0.1, isSimulated: isSimulated, notes: []) })
      ),
      Member("errors", .array(faults.map { .string($0) })),
    ])
  }

  private static func guest(_ plan: GuestPlan) -> JSONValue {
    .object([
      Member("name", .string(plan.name)),
      Member("domid", .integer(Int64(plan.domid))),
      Member("notes", .array(plan.notes.map { .string($0) })),
      Member("devices", .array(plan.entries.map { device($0.change) })),
    ])
  }

  private static func device(_ change: DeviceChange) -> JSONValue {
    let (word, found, wanted, differences): (String, DeviceRequest?, DeviceRequest?, [ParameterDifference]) =
      switch change {
      case .keep(let observed): ("keep", observed.request, observed.request, [])
      case .attach(let desired): ("attach", nil, desired.request, [])
      case .detach(let observed): ("detach", observed.request, nil, [])
      case .replace(let observed, let desired, let all): ("replace", observed.request, desired.request, all)
      case .adjust(let observed, let desired, let all): ("change", observed.request, desired.request, all)
      }
    return .object([
      Member("action", .string(word)),
      Member("device", address(change.address)),
      Member("before", specification(found)),
      Member("after", specification(wanted)),
      Member("differences", .array(differences.map(difference))),
    ])
  }

  private static func specification(_ request: DeviceRequest?) -> JSONValue {
    request?.specification().map { .bytes($0) } ?? .null
  }

  private static func difference(_ difference: ParameterDifference) -> JSONValue {
    .object([
      Member("parameter", .string(difference.parameter.rawValue)),
      Member("before", .bytes(difference.found)),
      Member("after", .bytes(difference.wanted)),
    ])
  }
}
