public import HotplugOutcome
public import HotplugPlan
public import HotplugSurvey
public import XenstoreHost

/// What carries plans out, on one device at a time and on one thread.
public protocol Engine: AnyObject {
  /// Which one it is.
  var kind: EngineKind { get }
  /// The store that it works on.
  var client: StoreClient { get }
  /// The domain that it runs in.
  var ownDomid: UInt16 { get }
  /// Carries out a plan that attaches or detaches; what goes wrong is in the outcome.
  ///
  /// The lock of a device that was reserved for the plan is taken over.
  func run(_ plan: Plan, reserved: ReservedDevice?) -> Outcome
}

extension Engine {
  /// Carries out a plan whose device was not reserved.
  public func run(_ plan: Plan) -> Outcome { run(plan, reserved: nil) }
}

/// The engines there are.
public enum EngineKind: String, Hashable, Sendable, CaseIterable {
  /// Xen's own library does what it can, and what it leaves undone is done by hand.
  case libxl
  /// Everything is done by hand.
  case native
  /// Everything is done by hand, on a store of the command's own with a simulated host.
  case embedded
}
