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
    let actions = plans.flatMap { plan in
      plan.entries.map { action($0.change, prunes: prunes && plan.faults.isEmpty) }
    }
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
      Member("changed", .bool(result.hasChanged)),
      Member("guests", .array(plans.map { guest($0, prunes: prunes) })),
      Member("skipped", .integer(Int64(result.run.states.count { $0 == .skipped }))),
      Member(
        "outcomes",
        .array(result.ended.map { outcome($0.outcome, isSimulated: isSimulated, notes: []) })
      ),
      Member("errors", .array(faults.map { .string($0) })),
    ])
  }

  private static func guest(_ plan: GuestPlan, prunes: Bool) -> JSONValue {
    .object([
      Member("name", .string(plan.name)),
      Member("domid", .integer(Int64(plan.domid))),
      Member(
        "devices",
        .array(plan.entries.map { device($0.change, plan.ownDomid, prunes: prunes && plan.faults.isEmpty) })
      ),
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

  private static func device(_ change: DeviceChange, _ ownDomid: UInt16, prunes: Bool) -> JSONValue {
    let (found, wanted, differences): (ObservedDevice?, DesiredDevice?, [ParameterDifference]) =
      switch change {
      case .keep(let observed): (observed, nil, [])
      case .attach(let desired): (nil, desired, [])
      case .detach(let observed): (observed, nil, [])
      case .replace(let observed, let desired, let all), .adjust(let observed, let desired, let all):
        (observed, desired, all)
      }
    let before = string(found?.request?.specification(ownDomid: ownDomid))
    return .object([
      Member("action", .string(action(change, prunes: prunes).rawValue)),
      Member("device", address(change.address)),
      Member("before", before),
      Member("after", change.isKept ? before : string(wanted?.specification(ownDomid: ownDomid))),
      Member("defect", found?.defect.map { .string($0) } ?? .null),
      Member("differences", .array(differences.map(difference))),
    ])
  }

  private static func string(_ bytes: [UInt8]?) -> JSONValue { bytes.map { .bytes($0) } ?? .null }

  private static func difference(_ difference: ParameterDifference) -> JSONValue {
    .object([
      Member("parameter", .string(difference.parameter.rawValue)),
      Member("before", .bytes(difference.found)),
      Member("after", .bytes(difference.wanted)),
    ])
  }
}
