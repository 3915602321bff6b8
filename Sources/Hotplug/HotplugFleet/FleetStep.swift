public import HotplugPlan

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
  /// replaces, the image of another disk, the MAC address of another interface.
  ///
  /// Steps that detach follow none, so that the order has no circle.
  public func ordered() -> [FleetStep] {
    var freeing: [FleetResource: [Int]] = [:]
    for (index, step) in enumerated() where step.plan.direction == .detach {
      for resource in FleetResource.all(of: step) { freeing[resource, default: []].append(index) }
    }
    return map { step in
      guard step.plan.direction == .attach else { return step }
      var ordered = step
      let needed = FleetResource.all(of: step)
      ordered.after = Set(needed.flatMap { freeing[$0] ?? [] }).sorted()
      ordered.completes = needed.first.flatMap { freeing[$0]?.first }
      return ordered
    }
  }
}

/// What only one device of a host can have at a time.
private enum FleetResource: Hashable {
  case number(DeviceAddress.Kind, UInt16, Int32)
  case image([UInt8])
  case mac(String)

  /// What the device of a step has, its number first: of one that goes, by the plan that would restore it.
  static func all(of step: FleetStep) -> [FleetResource] {
    let address = step.plan.address
    let number = FleetResource.number(address.kind, address.domid, address.devid)
    switch step.plan.direction == .detach ? step.restoring?.request : step.plan.request {
    case .disk(let disk)?: return [number, .image(disk.target)]
    case .nic(let nic)?: return [number, .mac(nic.mac.lowercased())]
    case nil: return [number]
    }
  }
}
