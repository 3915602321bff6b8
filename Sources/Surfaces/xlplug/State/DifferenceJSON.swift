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

  /// How guests differ from their descriptions, and with `prunes` false, as far as `apply` would change it.
  static func difference(
    _ plans: [GuestPlan],
    faults: [String],
    prunes: Bool = true,
    isSimulated: Bool
  ) -> JSONValue {
    let actions = plans.flatMap(\.entries).map { action($0.change, prunes: prunes) }
    return .object([
      Member("simulated", .bool(isSimulated)),
      Member("changed", .bool(actions.contains { $0 != .keep && $0 != .leave })),
      Member("guests", .array(plans.map { guest($0, prunes: prunes) })),
      Member("errors", .array(faults.map { .string($0) })),
    ])
  }

  /// What was done to make guests as they are described.
  static func applied(
    _ plans: [GuestPlan],
    _ result: ApplyRun.Result,
    faults: [String],
    prunes: Bool,
    isSimulated: Bool
  ) -> JSONValue {
    let faults = faults + result.faults.map(\.description)
    return .object([
      Member("ok", .bool(faults.isEmpty && result.run.states.allSatisfy { $0 == .done })),
      Member("simulated", .bool(isSimulated)),
      Member("changed", .bool(result.run.states.contains(.done))),
      Member("guests", .array(plans.map { guest($0, prunes: prunes) })),
      Member("skipped", .integer(Int64(result.run.states.count { $0 == .skipped }))),
      Member(
        "outcomes",
        .array(result.outcomes.map { outcome($0.1, isSimulated: isSimulated, notes: []) })
      ),
      Member("errors", .array(faults.map { .string($0) })),
    ])
  }

  private static func guest(_ plan: GuestPlan, prunes: Bool) -> JSONValue {
    .object([
      Member("name", .string(plan.name)),
      Member("domid", .integer(Int64(plan.domid))),
      Member("notes", .array(plan.notes.map { .string($0) })),
      Member("devices", .array(plan.entries.map { device($0.change, prunes: prunes) })),
    ])
  }

  /// What is done for a device, by its word in documents.
  private enum DeviceAction: String {
    case keep, attach, detach, leave, replace, change
  }

  private static func action(_ change: DeviceChange, prunes: Bool) -> DeviceAction {
    switch change {
    case .keep: .keep
    case .attach: .attach
    case .detach: prunes ? .detach : .leave
    case .replace: .replace
    case .adjust: .change
    }
  }

  private static func device(_ change: DeviceChange, prunes: Bool) -> JSONValue {
    let (found, wanted, differences): (DeviceRequest?, DeviceRequest?, [ParameterDifference]) =
      switch change {
      case .keep(let observed): (observed.request, observed.request, [])
      case .attach(let desired): (nil, desired.request, [])
      case .detach(let observed): (observed.request, nil, [])
      case .replace(let observed, let desired, let all), .adjust(let observed, let desired, let all):
        (observed.request, desired.request, all)
      }
    return .object([
      Member("action", .string(action(change, prunes: prunes).rawValue)),
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
