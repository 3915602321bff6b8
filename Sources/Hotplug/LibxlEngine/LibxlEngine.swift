public import HotplugEngine
public import HotplugPlan
public import Libxl
public import XenstoreHost

/// Carries plans out by libxl, Xen's own library, and by hand what libxl leaves undone.
///
/// libxl writes the entries, waits for the backend and runs the scripts; locks, the journal, the comparison
/// of images, the look at the script's key, the wait for the guest and the way back are the native engine's.
public final class LibxlEngine: Engine {
  private let native: NativeEngine
  private let times: PlanTimes

  /// libxl's.
  public var kind: EngineKind { .libxl }
  /// The store, as the host's library finds it.
  public var client: StoreClient { native.client }
  /// The domain that it runs in.
  public var ownDomid: UInt16 { native.ownDomid }

  /// An engine that asks a library; `native` does the rest.
  public init(_ library: LibxlLibrary, native: NativeEngine) {
    self.native = native
    times = native.options.times
    native.options.toolstack = LibxlToolstack(
      library,
      environment: native.options.environment,
      further: native.options.furtherVariables
    )
  }

  /// Carries out a plan that attaches or detaches; what goes wrong is in the outcome.
  public func run(_ plan: Plan, reserved: ReservedDevice?) -> Outcome {
    native.run(plan.handedToLibxl(times: times), reserved: reserved)
  }
}
