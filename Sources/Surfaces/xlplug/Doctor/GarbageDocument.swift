import HotplugDoctor
import HotplugPlan
import JSON

/// What `gc` found and did, as a document, described in docs/cli.md.
enum GarbageDocument {
  private typealias Member = JSONValue.Member

  /// The whole document; nothing was done where `outcomes` is nil.
  static func document(_ found: [Garbage], _ outcomes: [GarbageOutcome]?, isSimulated: Bool) -> JSONValue {
    let things =
      outcomes?.map { outcome in
        .object(
          members(outcome.garbage) + [
            Member("removed", .bool(outcome.isGone)),
            Member("troubles", .array(outcome.troubles.map { .string($0) })),
            Member("left", .array(outcome.left.map { .string($0) })),
          ]
        )
      } ?? found.map(thing)
    let isClean = outcomes?.allSatisfy { $0.isGone && $0.troubles.isEmpty } ?? true
    return .object([
      Member("simulated", .bool(isSimulated)), Member("dry_run", .bool(outcomes == nil)),
      Member("ok", .bool(isClean)), Member("garbage", .array(things)),
    ])
  }

  /// One thing.
  static func thing(_ garbage: Garbage) -> JSONValue { .object(members(garbage)) }

  private static func members(_ garbage: Garbage) -> [Member] {
    var device: DeviceAddress?
    let kind: String
    switch garbage.thing {
    case .device(let found): (kind, device) = ("device", found.attached.address)
    case .loop: kind = "loop"
    case .file: kind = "file"
    }
    return [
      Member("kind", .string(kind)), Member("what", .string(garbage.words)),
      Member("why", .string(garbage.reason)), Member("device", device.map(DeviceJSON.address) ?? .null),
      Member("obstacle", garbage.obstacle.map { .string($0) } ?? .null),
    ]
  }
}
