import DiskImages
public import HotplugPlan
import HotplugSurvey

/// One device plan of a set, with its place in the order and what restores the device.
public struct FleetStep: Hashable, Sendable {
  /// The plan.
  public var plan: Plan
  /// The plan that attaches again what the plan, or the one before it for the same device, has detached; nil
  /// where there is nothing to attach, or it cannot be described.
  public var restoring: Plan?
  /// The steps that must have succeeded before, by their places in the set.
  public var after: [Int] = []
  /// The step that detaches the device that this one replaces; nil where it replaces none.
  public var completes: Int?

  /// A step without an order.
  public init(_ plan: Plan, restoring: Plan? = nil) { (self.plan, self.restoring) = (plan, restoring) }
}

extension Array<FleetStep> {
  /// The same steps, of which each that attaches follows those that free what it needs: the device that it
  /// replaces, the image of another disk where one of the two writes, the MAC address of another interface.
  ///
  /// Steps that detach follow none, so that the order has no circle.
  public func ordered() -> [FleetStep] {
    var freeing: [FleetResource: [(step: Int, isWriting: Bool)]] = [:]
    for (index, step) in enumerated() where step.plan.direction == .detach {
      let (resources, isWriting) = FleetResource.all(of: step)
      for resource in resources { freeing[resource, default: []].append((index, isWriting)) }
    }
    return map { step in
      guard step.plan.direction == .attach else { return step }
      var ordered = step
      let (needed, isWriting) = FleetResource.all(of: step)
      let freed = needed.flatMap { resource in
        (freeing[resource] ?? []).filter { resource.isExclusive || isWriting || $0.isWriting }
      }
      ordered.after = Set(freed.map(\.step)).sorted()
      ordered.completes = needed.first.flatMap { freeing[$0]?.first?.step }
      return ordered
    }
  }
}

/// What only one device of a host can have at a time, an image where one writes.
private enum FleetResource: Hashable {
  case number(DeviceAddress.Kind, UInt16, Int32)
  case image(ImageIdentity.Thing)
  /// A target that is not an image of this host, by its words.
  case target(UInt16, [UInt8])
  case mac(String)

  /// Whether two devices exclude each other also where both only read.
  var isExclusive: Bool {
    switch self {
    case .number, .mac: true
    case .image, .target: false
    }
  }

  /// What the device of a step has, its number first, and whether it writes: of one that goes, by the plan
  /// that would restore it.
  static func all(of step: FleetStep) -> ([FleetResource], isWriting: Bool) {
    let address = step.plan.address
    let number = FleetResource.number(address.kind, address.domid, address.devid)
    switch step.plan.direction == .detach ? step.restoring?.request : step.plan.request {
    case .disk(let disk)?:
      let script = disk.isTargetOpaque ? disk.scriptPath : nil
      let things = SharingCheck.identity(target: disk.target, script: script).things
      let target = FleetResource.target(address.backendDomid, disk.target)
      let images = disk.target.isEmpty ? [] : things.isEmpty ? [target] : things.map { .image($0) }
      return ([number] + images, disk.mode != .readOnly)
    case .nic(let nic)?: return ([number, .mac(nic.mac.lowercased())], true)
    case nil: return ([number], true)
    }
  }
}
