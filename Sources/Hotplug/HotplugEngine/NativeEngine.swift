public import HotplugOutcome
public import HotplugPlan
import HotplugRun
import HotplugScript
import HotplugState
public import HotplugSurvey
public import XenstoreHost
import XenstoreWire

/// Carries plans out by hand: writes the store, runs the scripts, waits for the kernels, and rolls everything
/// back where a step fails.
///
/// One engine works on one device at a time, on one thread; different devices need separate engines.
public final class NativeEngine: Engine {
  /// The native one.
  public var kind: EngineKind { .native }
  /// Where the store answers.
  package let address: StoreAddress
  /// The store.
  public let client: StoreClient
  /// The domain that it runs in.
  public let ownDomid: UInt16
  /// Performs the steps that a plan delegates.
  let toolstack: (any Toolstack)?
  /// What it may do and whom it reports.
  public var options: Options
  let runtime: RuntimeDirectory

  /// The run that is being carried out; nil between runs.
  var deviceRun: DeviceRun?
  /// What was found out for it.
  var found = Findings()
  /// What the device is to have for itself.
  var claim = Claim()
  /// What it holds from one step to another.
  var held = Held()
  /// The locks that it holds, for their order.
  let order = LockOrder()

  /// What a run holds from one of its steps to another.
  struct Held: ~Copyable {
    /// The script that has ended well and whose key was not checked yet: its daemons live or exit with the
    /// verdict.
    var execution: ScriptExecution?
    /// libxl's lock on the configuration of the domain, held until the entries are written.
    var recordLock: FileLock?
    /// The conversation with the guest's qemu while a medium is changed.
    var conversation: Conversation?
  }

  /// An engine for the store at an address.
  public convenience init(_ address: StoreAddress, options: Options = Options()) throws(EngineFault) {
    let client: StoreClient
    do { client = try StoreClient(address) } catch { throw .store(error) }
    try self.init(client, at: address, options: options)
  }

  /// An engine for the store that a connection leads to, by its address; it runs in a domain, and may have a
  /// toolstack to which it gives the steps that a plan delegates.
  public init(
    _ client: StoreClient,
    at address: StoreAddress,
    ownDomid: UInt16 = 0,
    toolstack: (any Toolstack)? = nil,
    options: Options = Options()
  ) throws(EngineFault) {
    (self.client, self.address, self.ownDomid, self.toolstack) = (client, address, ownDomid, toolstack)
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
    (deviceRun, claim) = (nil, Claim())
    (held.recordLock, held.conversation) = (nil, nil)
    outcome.leftBehind += found.report.leftBehind
    outcome.log = found.report.log
    let sides = [plan.address.backendPath, plan.address.frontendPath].map { $0.appending("state") }
    let states = (try? client.readIfPresent(sides)) ?? []
    if states.count == sides.count {
      outcome.backendState = states[0].flatMap { XenbusState(value: $0) }
      outcome.frontendState = states[1].flatMap { XenbusState(value: $0) }
    }
    return outcome
  }

  /// The lock of a device: taken at once, or `.busy`.
  func lock(_ device: DeviceAddress) throws(EngineFault) -> FileLock {
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
