import ArgumentParser

/// Where scripts may lie.
struct ScriptOptions: ParsableArguments {
  @Option(
    name: .customLong("script-dir"),
    help: ArgumentHelp(
      "Allow scripts in this directory as well; can be repeated.",
      valueName: "directory"
    ),
    completion: .directory
  )
  var directories: [String] = []

  /// The directories that scripts may be run from.
  var allowedDirectories: [String] {
    get throws { DeviceSettings(try GeneralSettings.forDevices()).scriptDirectories + directories }
  }

  mutating func validate() throws {
    if let relative = directories.first(where: { !$0.hasPrefix("/") }) {
      throw ValidationError("--script-dir takes an absolute path, found '\(relative)'")
    }
  }
}
