public import HotplugOutcome
public import HotplugPlan
import HotplugScript
package import XenstoreHost
package import XenstoreWire

extension NativeEngine {
  /// What an engine may do and whom it reports.
  public struct Options {
    /// How long steps may take.
    public var times = PlanTimes()
    /// Which scripts are run, and what they get.
    public var scripts = Scripts()
    /// What is attached although it is refused otherwise.
    public var exceptions = Exceptions()
    /// Who asked for it.
    public var caller = Caller()
    /// What is asked while a plan is carried out.
    package var hooks = Hooks()

    /// The usual options.
    public init() {}
  }

  /// Which scripts an engine runs, and QEMU, and what they get of the caller's environment.
  public struct Scripts {
    /// The directories that scripts may be run from.
    public var directories = [ScriptPath.standardDirectory]
    /// The caller's environment, of which scripts get a little.
    public var environment: [String: [UInt8]] = [:]
    /// The names of further variables of it that scripts get.
    public var furtherVariables: Set<String> = []
    /// The QEMU that is started for disks of a guest, absolute; nil for the one that is installed.
    public var qemu: String?
  }

  /// What an engine attaches although it is refused otherwise.
  public struct Exceptions {
    /// Whether an image that another guest uses is taken all the same.
    public var isSharingAllowed = false
    /// Whether an interface is attached although another interface of this host has its MAC.
    public var isDuplicateMACAllowed = false
  }

  /// Who has an engine carry out a plan.
  public struct Caller {
    /// A descriptor that becomes readable when a person requires to stop.
    public var interruptDescriptor: Int32?
    /// Is reported what happens.
    public var observer: (EngineEvent) -> Void = { _ in }
  }

  /// What is asked while a plan is carried out.
  package struct Hooks {
    /// Whether a device that goes is still meant to, asked in each transaction that reports it to close or
    /// removes its entries: the process that clears up what others left must not take away what came instead.
    package var isStillMeant: (StoreClient, TransactionID) throws(StoreFault) -> Bool = {
      (_, _) throws(StoreFault) in true
    }
    /// Stops the engine at a step, for tests of the rollback: called before each step with its number from 1.
    package var faultBeforeStep: (Int) -> EngineFault? = { _ in nil }
    /// The same, after the step was done.
    package var faultAfterStep: (Int) -> EngineFault? = { _ in nil }
  }
}
