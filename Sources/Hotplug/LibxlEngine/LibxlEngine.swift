public import HotplugEngine
public import HotplugOutcome
public import HotplugPlan
public import HotplugSurvey
public import XenstoreHost

/// A program that calls `LibxlProcess.serve` first, where it is started with these arguments.
public struct LibxlProgram: Hashable, Sendable {
  /// Its absolute path.
  public var path: String
  /// Its arguments.
  public var arguments: [String]

  /// The program at a path.
  public init(path: String, arguments: [String] = [LibxlProcess.argument]) {
    (self.path, self.arguments) = (path, arguments)
  }
}

/// Carries plans out by libxl, Xen's own library, and by hand what libxl leaves undone.
///
/// libxl writes the entries, waits for the backend and runs the scripts; locks, the journal, the comparison
/// of images, the check the script's key, the wait for the guest and the rollback are the native engine's.
public final class LibxlEngine: Engine {
  private let native: NativeEngine
  private let times: PlanTimes

  /// libxl's.
  public var kind: EngineKind { .libxl }
  /// The store, as the host's library finds it.
  public var client: StoreClient { native.client }
  /// The domain that it runs in.
  public var ownDomid: UInt16 { native.ownDomid }

  /// An engine that asks libxl in a process that runs `program`, for the store that a connection leads to; a
  /// native engine with the options does the rest.
  public init(
    _ program: LibxlProgram,
    _ client: StoreClient,
    at address: StoreAddress,
    ownDomid: UInt16 = 0,
    options: NativeEngine.Options = NativeEngine.Options()
  ) throws(EngineFault) {
    times = options.times
    let (environment, further) = (options.scripts.environment, options.scripts.furtherVariables)
    native = try NativeEngine(
      client,
      at: address,
      ownDomid: ownDomid,
      toolstack: LibxlToolstack(program, environment: environment, further: further),
      options: options
    )
  }

  /// Carries out a plan that attaches or detaches; what goes wrong is in the outcome.
  public func run(_ plan: Plan, reserved: ReservedDevice?) -> Outcome {
    native.run(plan.handedToLibxl(times: times), reserved: reserved)
  }
}
