import CLoop
public import HotplugPlan
import HotplugScript
public import XenstoreHost
package import XenstoreWire

/// Carries plans out by hand: writes the store, runs the scripts, waits for the kernels, and rolls everything
/// back where a step fails.
///
/// One engine works on one device at a time, on one thread; different devices want engines of their own.
public final class NativeEngine: Engine {
  /// What an engine may do and whom it tells.
  public struct Options {
    /// The domain that this process runs in.
    public var ownDomid: UInt16 = 0
    /// How long steps may take.
    public var times = PlanTimes()
    /// The directories that scripts may be run from.
    public var scriptDirectories = [ScriptPath.standardDirectory]
    /// The caller's environment, of which scripts get a little.
    public var environment: [String: [UInt8]] = [:]
    /// Whether an image that another guest uses is taken all the same.
    public var isSharingAllowed = false
    /// Whether an interface is attached although another interface of this host has its MAC.
    public var isDuplicateMACAllowed = false
    /// A descriptor that becomes readable when a person wants to stop.
    public var interruptDescriptor: Int32?
    /// Who does the steps that a plan hands over.
    public var toolstack: (any Toolstack)?
    /// Whether a device that goes is still meant to, asked in each transaction that tells it to close or
    /// removes its entries: whoever clears up what others left must not take away what came in its place.
    package var isStillMeant: (StoreClient, TransactionID) throws(StoreFault) -> Bool = {
      (_, _) throws(StoreFault) in true
    }
    /// Is told what happens.
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
  /// What it may do and whom it tells.
  public var options: Options
  let runtime: RuntimeDirectory

  /// Whether steps are being rolled back.
  var isUndoing = false
  /// The script that has ended well and whose key was not looked at yet: its daemons live or die with the
  /// verdict.
  var execution: ScriptExecution?
  /// The directories that were there before the device's entries were written.
  var keeping: Set<StorePath> = []
  /// The loop devices that had a file before the script ran, each with that file.
  var loopsBefore: Set<LoopAttachment> = []
  /// What is noted of the attach that is under way, or of one that was killed and is rolled back.
  var journal: Journal?
  /// The loop device that this process gave a file, until the device is online or it was asked back.
  var taken: LoopAttachment?
  /// The locks that it holds, for their order.
  let order = LockOrder()
  /// What the device is to have for itself.
  var claim = Claim()
  /// libxl's lock on the configuration of the domain, held until the entries are written.
  var recordLock: FileLock?
  /// What was done to that file: its text before and after.
  var recorded: Recorded?
  /// The conversation with the guest's qemu while a medium is changed.
  var conversation: Conversation?
  /// Whether the medium in a drive is, or may be, another one: only then it is restored.
  var hasChangedMedium = false
  /// The remove executions that a rollback owes: of scripts that were started and did not fail by themselves.
  var removalsDue: Set<ScriptStep> = []
  /// The block devices of the host before a script ran, by their names in sysfs.
  var blockDevicesBefore: Set<String> = []
  /// Whether a toolstack was asked for its steps: one that never was has changed nothing.
  var hasHandedOver = false
  /// The directory that a script made by mistake, of a device whose own are gone by now.
  var strayDirectory: StorePath?
  /// What is left of processes that should have ended, in words.
  var leftProcesses: [String] = []
  /// What a toolstack has said.
  var log: [ToolstackLine] = []

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
    removalsDue = []
    claim = Claim(identity: identity(of: plan))
    do {
      let lock = if let lock = reserved?.take(for: plan.address) { lock } else { try lock(plan.address) }
      defer { withExtendedLifetime(lock) {} }
      switch plan.direction {
      case .attach: attach(plan, &outcome)
      case .detach: detach(plan, &outcome)
      case .insert, .eject: change(plan, &outcome)
      }
    } catch {
      outcome.fault = error
    }
    claim = Claim()
    if plan.direction == .detach { outcome.leftBehind += leftProcesses }
    leftProcesses = []
    outcome.log = log
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

  // MARK: attach

  private func attach(_ plan: Plan, _ outcome: inout Outcome) {
    do {
      try checkScripts(of: plan)
      try convergeAfterCrash(plan, &outcome)
    } catch {
      outcome.fault = error
      return
    }
    guard carryOutSteps(of: plan, &outcome) else { return }
    // It was ordered when the script's key was found right, and went on beside the last steps.
    execution.take()?.release()
    options.toolstack?.releaseDescendants()
    (journal, taken, recorded) = (nil, nil, nil)
    Journal.remove(for: plan.address, in: runtime)
  }

  /// Carries out the steps of a plan; rolls them back where one fails, and returns false.
  @discardableResult
  func carryOutSteps(of plan: Plan, _ outcome: inout Outcome) -> Bool {
    for (index, step) in plan.steps.enumerated() {
      let number = index + 1
      let record = carryOut(step.action, number, plan)
      outcome.done.append(record)
      let fault = record.fault ?? options.faultAfterStep(number)
      if let fault {
        outcome.fault = fault
        outcome.stoppedAtStep = number
        // A transaction that was refused changed nothing, so there is nothing of it to roll back.
        let isUntouched =
          record.fault.map { !$0.isOutcomeUnknown } ?? false
          && (step.action.isAtomic || step.action.isHandedOver && !hasHandedOver)
        undo(plan, first: isUntouched ? index : number, &outcome)
        return false
      }
    }
    return true
  }

  // MARK: detach

  private func detach(_ plan: Plan, _ outcome: inout Outcome) {
    let isServedHere = plan.address.backendDomid == options.ownDomid
    let named = isServedHere ? namedLoop(of: plan.address) : nil
    journal = Journal(of: plan.address, in: runtime)
    defer { journal = nil }
    do { try checkRemoveScripts(of: plan) } catch {
      outcome.fault = error
      return
    }
    if journal != nil { endStrayScripts(of: plan.address) }
    if let stale = journal, isStale(stale, plan.address) {
      Journal.remove(for: plan.address, in: runtime)
      journal = nil
    }
    for (index, step) in plan.steps.enumerated() {
      let number = index + 1
      let record = carryOut(step.action, number, plan)
      outcome.done.append(record)
      if record.fault == nil { noteRemovalDone(step.action) }
      if let fault = record.fault ?? options.faultAfterStep(number) {
        outcome.fault = outcome.fault ?? fault
        // Who stops a detach stops it before its remove script; what is left is done by the next one.
        let isHeld = plan.keepsHeldDevice && step.action.isClosing
        // With the entries a repeat would lose what its script needs to know.
        if !step.action.mayFail || isHeld || fault.isRefusedScript || fault == .interrupted
          || options.faultAfterStep(number) != nil
        {
          outcome.stoppedAtStep = number
          break
        }
      }
    }
    if outcome.stoppedAtStep != nil { return }
    if let named { release(named, &outcome) }
    if let journal {
      // An attach was killed half way: its script may have made a loop device that no key names.
      loopsBefore = journal.loops
      if isServedHere { releaseLoops(of: journal.target, named: named, &outcome) }
      Journal.remove(for: plan.address, in: runtime)
    }
  }

  /// Takes the file away from a loop device that the remove script should have freed.
  private func release(_ named: LoopAttachment, _ outcome: inout Outcome) {
    guard isUnused(named.loop) else { return }
    switch named.end() {
    case .wasFree: return
    case .stays: outcome.leftBehind.append(named.staysWords)
    case .freed:
      guard let index = outcome.done.lastIndex(where: { $0.action.isScript }) else { return }
      outcome.done[index].note = "the script left \(named.loop.path) attached; it was detached"
    }
  }

  // MARK: one action

  func carryOut(_ action: Action, _ number: Int, _ plan: Plan) -> Outcome.Record {
    let limits = limits(ofStep: number, of: plan)
    try? client.reconnectIfBroken()
    options.observer(.began(action, step: number, of: plan.steps.count, limits: limits))
    let record = timed(action) { () throws(EngineFault) -> String? in
      if let fault = self.options.faultBeforeStep(number) { throw fault }
      return try self.perform(action, plan)
    }
    options.observer(.ended(record, step: number, of: plan.steps.count))
    return record
  }

  func timed(_ action: Action, _ body: () throws(EngineFault) -> String?) -> Outcome.Record {
    let start = ContinuousClock.now
    var record = Outcome.Record(action: action, seconds: 0)
    do { record.note = try body() } catch { record.fault = error }
    record.seconds = (ContinuousClock.now - start).inSeconds
    return record
  }
}

extension Duration {
  /// The duration in seconds.
  var inSeconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Plan {
  /// Whether a disk is connected in this process.
  var isBuiltIn: Bool { steps.contains { if case .connect = $0.action { true } else { false } } }
}

extension Action {
  /// Whether it runs a script.
  var isScript: Bool { if case .run = self { true } else { false } }

  /// Whether a toolstack is asked for it.
  var isHandedOver: Bool { if case .toolstack = self { true } else { false } }

  /// Whether it waits for the backend to close.
  var isClosing: Bool { if case .awaitClosed = self { true } else { false } }

  /// Whether it is one transaction, which happens as a whole or not at all.
  var isAtomic: Bool {
    switch self {
    case .record, .create, .announceClosing, .erase, .publishMedium: true
    default: false
    }
  }

  /// Whether a detach goes on where it fails: a backend that never closes and a script that fails are
  /// reported, and the device goes all the same.
  var mayFail: Bool {
    switch self {
    case .awaitClosed, .run, .disconnect, .toolstack, .awaitRemoteRemoval: true
    default: false
    }
  }
}
