/// What an ending means by the protocol (xl hotplug document of 2012, "Exit status and error handling").
///
/// Only the script's exit is judged here; its success key in the store is for the caller to
/// see.
public enum ScriptVerdict: Hashable, Sendable {
  /// It exited with 0.
  case success
  /// It failed in one of the ways the protocol has: 1, 126 and above, a signal, or its time; what happened.
  case failure(String)
  /// It exited with 2 to 125, which the protocol gives no meaning; what happened.
  case failureBreakingProtocol(String)

  /// The verdict on a finished execution.
  public init(_ run: ScriptRun) {
    switch run.ending {
    case .exited(0): self = .success
    case .exited(let status) where (2...125).contains(status):
      self = .failureBreakingProtocol(
        "exited with status \(status); the protocol defines only 0, 1, and 126 and above"
      )
    case .exited(let status): self = .failure("exited with status \(status)\(Self.meaning(of: status))")
    case .signalled(let number): self = .failure("was terminated by \(Signal(number).name)")
    case .timedOut:
      let rest = run.survivedKill ? " and survived SIGKILL: it hangs in the kernel" : ""
      self = .failure("timed out after \(brief(run.budgetSeconds))\(rest)")
    case .interrupted: self = .failure("was interrupted after \(brief(run.durationSeconds))")
    case .notStarted(let problem): self = .failure("could not be run: \(problem)")
    case .unwatched: self = .failure("was lost: its supervisor was killed")
    }
  }

  /// True for `success`.
  public var isSuccess: Bool { self == .success }

  /// What happened, to follow the script's name; nil for `success`.
  public var problem: String? {
    switch self {
    case .success: nil
    case .failure(let words), .failureBreakingProtocol(let words): words
    }
  }

  private static func meaning(of status: Int32) -> String {
    switch status {
    case 126: " (in a shell: a command could not be run)"
    case 127: " (in a shell: a command was not found in root's PATH)"
    case 129...192: " (in a shell: a command was terminated by \(Signal(status - 128).name))"
    default: ""
    }
  }
}
