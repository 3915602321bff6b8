internal import Glibc

/// Why the system would not run a file as a program.
public enum ScriptStartProblem: Hashable, Sendable, CustomStringConvertible {
  /// There is no such file.
  case missing
  /// Its first line names an interpreter that does not exist; the name as written, without arguments.
  case missingInterpreter(String)
  /// It is a directory.
  case directory
  /// It is neither a file nor a directory: a device, a socket, a named pipe.
  case notRegularFile
  /// It has no execute permission.
  case notExecutable
  /// Something else denied it: the interpreter's permissions, a `noexec` mount, a security module.
  case permissionDenied
  /// Symbolic links or interpreters lead in a circle.
  case circle
  /// Arguments and environment are more than the system passes on.
  case tooMuchText
  /// Somebody has it open for writing.
  case busy
  /// There was no process for it; `errno`.
  case noProcess(Int32)
  /// Any other `errno` of execve.
  case other(Int32)

  /// What execve's `errno` means for this file; checks the file to distinguish the causes.
  init(execErrno: Int32, path: String) {
    switch execErrno {
    case ENOENT: self = Self.interpreter(of: path).map(Self.missingInterpreter) ?? .missing
    case EACCES: self = Self.denial(of: path)
    case ELOOP: self = .circle
    case E2BIG: self = .tooMuchText
    case ETXTBSY: self = .busy
    default: self = .other(execErrno)
    }
  }

  /// What will keep the system from running a file, as far as the file shows it: a missing interpreter.
  public init?(beforeStarting path: String) {
    guard let name = Self.interpreter(of: path), name.hasPrefix("/") else { return nil }
    do throws(SystemError) { _ = try FileProbe.status(of: name, followingLinks: true) } catch {
      guard error.errno == ENOENT else { return nil }
      self = .missingInterpreter(name)
      return
    }
    return nil
  }

  private static func interpreter(of path: String) -> String? { InterpreterLine(of: path)?.path }

  private static func denial(of path: String) -> Self {
    guard let status = try? FileProbe.status(of: path, followingLinks: true) else { return .permissionDenied }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: return .directory
    case S_IFREG: return status.st_mode & 0o111 == 0 ? .notExecutable : .permissionDenied
    default: return .notRegularFile
    }
  }

  /// What was found and the fix, to follow the script's path.
  public var description: String {
    switch self {
    case .missing: "the file does not exist"
    case .missingInterpreter(let name) where name.hasSuffix("\r"):
      "its lines end with carriage returns, so its interpreter '\(name.dropLast())' is not found; "
        + "remove them with sed -i 's/\\r$//'"
    case .missingInterpreter(let name):
      "its interpreter '\(name)' does not exist; install it, or correct the first line of the script"
    case .directory: "it is a directory; use a script in it"
    case .notRegularFile: "it is not a regular file"
    case .notExecutable: "it has no execute permission; add it with chmod +x"
    case .permissionDenied:
      "permission denied; check the permissions of its interpreter, and the mount option noexec"
    case .circle: "symbolic links or interpreters form a loop"
    case .tooMuchText: "its arguments and environment are longer than the system allows"
    case .busy: "another process has it open for writing; wait until it is closed"
    case .noProcess(let errno): "no process could be created: \(SystemError(errno: errno).words)"
    case .other(let errno): "it could not be started: \(SystemError(errno: errno).words)"
    }
  }
}
