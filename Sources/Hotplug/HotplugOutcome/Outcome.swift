public import HotplugPlan

/// What became of a plan: what was done, why it stopped, what was rolled back, what is left.
public struct Outcome: Hashable, Sendable {
  /// One action that was carried out, or tried.
  public struct Record: Hashable, Sendable {
    /// What was done.
    public var action: Action
    /// How long it took, in seconds.
    public var seconds: Double
    /// What went wrong; the plan goes on where the action is one that may fail.
    public var fault: EngineFault?
    /// Something worth telling.
    public var note: String?

    /// An action that has begun.
    package init(_ action: Action) { (self.action, seconds) = (action, 0) }
  }

  /// What was to be done.
  public var plan: Plan
  /// What was done, in order.
  public var done: [Record] = []
  /// Why the plan stopped, or what failed although it went on; nil where all went well.
  public var fault: EngineFault?
  /// The step that stopped the plan, from 1; nil where none did.
  public var stoppedAtStep: Int?
  /// The steps of the rollback, in order.
  public var undone: [Record] = []
  /// What could not be rolled back, in words; empty where nothing is left.
  public var leftBehind: [String] = []
  /// What a toolstack said while it did its steps; bounded by `logLineCountMax`.
  public var log: [ToolstackLine] = []
  /// The most lines that are kept of a toolstack's log; the first are.
  public static let logLineCountMax = 2000
  /// Whether there was nothing to do: a device to detach that is not there.
  public var wasAbsent = false
  /// The backend's state at the end.
  public var backendState: XenbusState?
  /// The frontend's state at the end.
  public var frontendState: XenbusState?

  /// The outcome of a plan of which nothing was done yet.
  public init(of plan: Plan) { self.plan = plan }

  /// Seconds that scripts took, or what was done instead.
  public var scriptSeconds: Double {
    done.reduce(0) { sum, record in
      switch record.action {
      case .run, .connect, .disconnect, .toolstack: sum + record.seconds
      default: sum
      }
    }
  }

  /// Seconds that everything took.
  public var totalSeconds: Double { (done + undone).reduce(0) { $0 + $1.seconds } }
}

/// What an engine reports while it works.
public enum EngineEvent: Sendable {
  /// A step begins; its number from 1, how many there are, and how long it may take.
  case began(Action, step: Int, of: Int, limits: StepLimits)
  /// A step ended.
  case ended(Outcome.Record, step: Int, of: Int)
  /// A wait has gone on for some whole seconds.
  case waiting(Action, seconds: Int, found: XenbusState?)
  /// A toolstack wrote a line into its log.
  case log(ToolstackLine)
  /// A script printed something.
  case output([UInt8])
  /// The plan failed, and its steps are rolled back, which takes up to so many seconds.
  case undoing(EngineFault, limitSeconds: Double)
  /// One action of the rollback begins; how long it may take, where it has a limit.
  case undoBegan(Action, limitSeconds: Double?)
  /// One action of the rollback ended.
  case undone(Outcome.Record)
}

/// How long a step may take, and the rollback if it is stopped now.
public struct StepLimits: Hashable, Sendable {
  /// For the step itself, in seconds; nil where it waits for no process.
  public var step: Double?
  /// Whether an interruption ends the step, or is heard after it only.
  public var isInterruptible: Bool
  /// For the rest of the step after an interruption and the whole rollback, in seconds; nil where an
  /// interruption ends the wait and the device stays attached.
  public var rollback: Double?

  /// The limits of a step.
  package init(step: Double?, isInterruptible: Bool, rollback: Double?) {
    (self.step, self.isInterruptible, self.rollback) = (step, isInterruptible, rollback)
  }
}
