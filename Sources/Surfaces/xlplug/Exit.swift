import ArgumentParser
import Glibc

/// How a run ends; the numbers are stable for scripts.
enum Exit: Int32, CaseIterable, Hashable, Sendable {
  /// Success.
  case clean = 0
  /// The input has errors.
  case inputHasErrors = 1
  /// The command line is invalid.
  case usage = 2
  /// A file, the store, a script or the kernel refused.
  case environmentError = 3
  /// An error, after which not every completed step could be rolled back.
  case rollbackIncomplete = 4

  /// What a status means, as help and manual print it.
  var meaning: String {
    switch self {
    case .clean: "success"
    case .inputHasErrors: "the input has errors"
    case .usage: "usage error"
    case .environmentError: "environment error (file, xenstore, script, permission)"
    case .rollbackIncomplete: "rollback incomplete"
    }
  }

  /// The statuses of all commands that do not list their own.
  static let entries = allCases.map { CommandPage.Entry("\($0.rawValue)", $0.meaning) }

  /// What a command throws to end with this status.
  var code: ExitCode { ExitCode(rawValue) }

  /// What a command throws that a signal stopped, and that rolled back: 128 and its number, as in a shell.
  static func code(ofSignal number: Int32) -> ExitCode { ExitCode(128 + number) }

  /// Ends the process.
  func leave() -> Never { exit(rawValue) }

  /// Ends the process with a status of xl's, or of a signal.
  static func leave(with status: Int32) -> Never { exit(status) }
}
