import ArgumentParser
import HotplugScript

/// Where scripts may lie.
struct ScriptOptions: ParsableArguments {
  @Option(
    name: .customLong("script-dir"),
    help: ArgumentHelp(
      "A further directory that scripts may be run from; can be repeated.",
      valueName: "directory"
    )
  )
  var directories: [String] = []

  /// The directories that scripts may be run from.
  var allowedDirectories: [String] { [ScriptPath.standardDirectory] + directories }

  mutating func validate() throws {
    if let relative = directories.first(where: { !$0.hasPrefix("/") }) {
      throw ValidationError("--script-dir takes an absolute path, found '\(relative)'")
    }
  }

  /// Refuses seconds that no script is given.
  static func check(budgetSeconds: Double) throws {
    guard budgetSeconds > 0, budgetSeconds <= ScriptRunner.budgetSecondsMax else {
      throw ValidationError(
        "--script-timeout takes seconds, more than 0 and at most \(ScriptRunner.budgetSecondsMax)"
      )
    }
  }
}
