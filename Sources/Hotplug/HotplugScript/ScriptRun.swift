/// How one execution of a script went, up to the moment it was over.
public struct ScriptRun: Hashable, Sendable {
  /// How a script came to its end.
  public enum Ending: Hashable, Sendable {
    /// It ended by itself with this status, 0 to 255.
    case exited(Int32)
    /// A signal ended it that was not sent by us; its number.
    case signalled(Int32)
    /// Its time was up; what it did after that, also an exit with 0, does not count any more.
    case timedOut
    /// The caller required it to end early; as with `timedOut`, its own answer does not count any more.
    case interrupted
    /// No program ran.
    case notStarted(ScriptStartProblem)
    /// The process that watches it was killed, which no part of the protocol does; nothing is known of the
    /// script.
    case unwatched
  }

  /// How it ended.
  public var ending: Ending
  /// From the start to the end, in seconds.
  public var durationSeconds: Double
  /// The time it was given, in seconds.
  public var budgetSeconds: Double
  /// What it wrote until it ended; what its descendants write later is not waited for.
  public var output: CapturedOutput
  /// True when the file has no interpreter line and is no program either.
  ///
  /// `/bin/sh` read it then, as with libxl (execvp, Xen 4.17); it would better begin with `#!/bin/sh`.
  public var wasReadByShell: Bool
  /// True when SIGKILL did not end it in time: it hangs in the kernel, on a dead disk or server for example.
  public var survivedKill: Bool
  /// True when a control group of its own held its processes, false when only the subreaper did.
  public var hadControlGroup: Bool

  /// What was observed of one execution.
  public init(
    ending: Ending,
    durationSeconds: Double,
    budgetSeconds: Double,
    output: CapturedOutput = CapturedOutput(),
    wasReadByShell: Bool = false,
    survivedKill: Bool = false,
    hadControlGroup: Bool = false,
  ) {
    self.ending = ending
    self.durationSeconds = durationSeconds
    self.budgetSeconds = budgetSeconds
    self.output = output
    self.wasReadByShell = wasReadByShell
    self.survivedKill = survivedKill
    self.hadControlGroup = hadControlGroup
  }

  /// Whether a program ran.
  public var wasStarted: Bool { if case .notStarted = ending { false } else { true } }

  /// What its author should know although it is no failure, each to follow the script's name.
  public var notes: [String] {
    wasReadByShell ? ["has no interpreter line, so /bin/sh ran it; add '#!/bin/sh' as its first line"] : []
  }
}
