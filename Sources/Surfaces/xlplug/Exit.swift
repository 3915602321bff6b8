import ArgumentParser
import Glibc

/// How a run ends; the numbers are a promise to scripts.
enum Exit: Int32, Hashable, Sendable {
  /// Everything is fine.
  case clean = 0
  /// The input has errors.
  case inputHasErrors = 1
  /// The command line is not understood.
  case usage = 2
  /// Something outside refused: a file, the store, a script, the kernel.
  case worldSaidNo = 3
  /// Something refused, and what had been done could not all be undone.
  case undoIncomplete = 4

  /// What a verb throws to end with this status.
  var code: ExitCode { ExitCode(rawValue) }

  /// What a command throws that a signal stopped, and that rolled back: 128 and its number, as in a shell.
  static func code(ofSignal number: Int32) -> ExitCode { ExitCode(128 + number) }

  /// Ends the process.
  func leave() -> Never { exit(rawValue) }

  /// Ends the process with a status of xl's, or of a signal.
  static func leave(with status: Int32) -> Never { exit(status) }
}
