public import HotplugOutcome
public import HotplugPlan
import HotplugRun
import HotplugScript
import HotplugState
public import HotplugSurvey
public import XenstoreHost
package import XenstoreWire

/// Carries plans out by hand: writes the store, runs the scripts, waits for the kernels, and rolls everything
/// back where a step fails.
///
/// One engine works on one device at a time, on one thread; different devices need separate engines.
public final class NativeEngine: Engine {
  /// What an engine may do and whom it reports.
  public struct Options {
    /// The domain that this process runs in.
    public var ownDomid: UInt16 = 0
    /// How long steps may take.
    public var times = PlanTimes()
    /// The directories that scripts may be run from.
    public var scriptDirectories = [ScriptPath.standardDirectory]
    /// The caller's environment, of which scripts get a little.
    public var environment: [String: [UInt8]] = [:]
    /// The names of further variables of it that scripts get.
    public var furtherVariables: Set<String> = []
    /// Whether an image that another guest uses is taken all the same.
    public var isSharingAllowed = false
    /// Whether an interface is attached although another interface of this host has its MAC.
    public var isDuplicateMACAllowed = false
    /// A descriptor that becomes readable when a person requires to stop.
    public var interruptDescriptor: Int32?
    /// Performs the steps that a plan delegates.
    public var toolstack: (any Toolstack)?
    /// Whether a device that goes is still meant to, asked in each transaction that reports it to close or
    /// removes its entries: the process that clears up what others left must not take away what came instead.
    package var isStillMeant: (StoreClient, TransactionID) throws(StoreFault) -> Bool = {
      (_, _) throws(StoreFault) in true
    }
    /// Is reported what happens.
    public var observer: (EngineEvent) -> Void = { _ in }
    /// Stops the engine at a step, for tests of the rollback: called before each step with its number from 1.
    package var faultBeforeStep: (Int) -> EngineFault? = { _ in nil }
    /// The same, after the step was done.
    package var faultAfterStep: (Int) -> EngineFault? = { _ in nil }

    /// The usual options.
    public init() {}
  }

  /// The native one.
  public var kind: EngineKind { .native }
  /// Where the store answers.
  package let address: StoreAddress
  /// The store.
  public let client: StoreClient
  /// The domain that it runs in.
  public var ownDomid: UInt16 { options.ownDomid }
  /// What it may do and whom it reports.
  public var options: Options
  let runtime: RuntimeDirectory

  /// The run that is being carried out; nil between runs.
  var deviceRun: DeviceRun?
  /// What was found out for it.
  var found = Findings()
  /// The script that has ended well and whose key was not checked yet: its daemons live or exit with the
  /// verdict.
  var execution: ScriptExecution?
  /// What the device is to have for itself.
  var claim = Claim()
  /// libxl's lock on the configuration of the domain, held until the entries are written.
  var recordLock: FileLock?
  /// The conversation with the guest's qemu while a medium is changed.
  var conversation: Conversation?
  /// The locks that it holds, for their order.
  let order = LockOrder()

  /// An engine for the store at an address.
  public convenience init(_ address: StoreAddress, options: Options = Options()) throws(EngineFault) {
    let client: StoreClient
    do { client = try StoreClient(address) } catch { throw .store(error) }
    try self.init(client, at: address, options: options)
  }

  /// An engine for the store that a connection leads to, by its address.
  public init(
    _ client: StoreClient,
    at address: StoreAddress,
    options: Options = Options()
  ) throws(EngineFault) {
    (self.client, self.address) = (client, address)
    runtime = try RuntimeDirectory(for: address)
    self.options = options
  }

  /// Carries out a plan; what goes wrong is in the outcome.
  public func run(_ plan: Plan, reserved: ReservedDevice?) -> Outcome {
    var outcome = Outcome(of: plan)
    (found, claim) = (Findings(), Claim(identity: identity(of: plan)))
    var run = DeviceRun(plan)
    do {
      let lock = if let lock = reserved?.take(for: plan.address) { lock } else { try lock(plan.address) }
      defer { withExtendedLifetime(lock) {} }
      while let effect = run.next {
        deviceRun = run
        let result = carryOut(effect, plan, &outcome)
        run = deviceRun ?? run
        run.take(result)
      }
    } catch {
      outcome.fault = error
    }
    outcome.stoppedAtStep = run.stoppedAt.map { $0 + 1 }
    (deviceRun, claim, recordLock, conversation) = (nil, Claim(), nil, nil)
    outcome.leftBehind += found.leftBehind
    outcome.log = found.log
    let sides = [plan.address.backendPath, plan.address.frontendPath].map { $0.appending("state") }
    let states = (try? client.readIfPresent(sides)) ?? []
    if states.count == sides.count {
      outcome.backendState = states[0].flatMap { XenbusState(value: $0) }
      outcome.frontendState = states[1].flatMap { XenbusState(value: $0) }
    }
    return outcome
  }

  /// The lock of a device: taken at once, or `.busy`.
  private func lock(_ device: DeviceAddress) throws(EngineFault) -> FileLock {
    do {
      return try FileLock(
        taking: runtime.lock(of: device),
        .device,
        in: order,
        waiting: 0,
        interruptedBy: nil
      )
    } catch {
      guard case .locked(let lock) = error else { throw error }
      throw .busy(device, by: lock.holder)
    }
  }
}

extension Plan {
  /// Whether a disk is connected in this process.
  var isBuiltIn: Bool { steps.contains { if case .connect = $0.action { true } else { false } } }
}
