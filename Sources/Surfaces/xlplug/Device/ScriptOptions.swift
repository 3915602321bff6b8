import ArgumentParser

/// Where scripts may lie.
struct ScriptOptions: ParsableArguments {
  @Option(
    name: .customLong("script-dir"),
    help: ArgumentHelp(
      "Also allow scripts in this directory; can be repeated.",
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
      throw ValidationError("--script-dir requires an absolute path, found '\(relative)'")
    }
  }
}
