/// Why a script is not run at all: its name, its file, its place, or the machine.
public enum ScriptFault: Error, Hashable, Sendable, CustomStringConvertible {
  /// The name cannot be that of a script; the words say which part of it.
  case unusableName(problem: String)
  /// Somebody but root could change what would run: the exact path, what is wrong with it, and the fix.
  case untrusted(path: String, problem: String, remedy: String)
  /// An argument or a variable that no program can be given, or a budget that is not a time.
  case unusableInvocation(problem: String)
  /// The machine has no process or descriptor left for it; `errno` says which.
  case noSupervisor(errno: Int32)

  /// What was found, what was expected, and the fix.
  public var description: String {
    switch self {
    case .unusableName(let problem), .unusableInvocation(let problem): problem
    case .untrusted(let path, let problem, let remedy): "'\(path)' \(problem); \(remedy)"
    case .noSupervisor(let errno):
      "no process could be created for the script: \(SystemError(errno: errno).words)"
    }
  }
}
