import ArgumentParser
import XLProject

/// The option of commands that run scripts.
struct ScriptTimeOption: ParsableArguments {
  @Option(
    name: .customLong("script-timeout"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "Time limit of a hotplug script (libxl: 40s); \(SettingKey.scriptTimeout.presetWords).",
      valueName: "time"
    ),
    transform: TimeArgument.script
  )
  var given: TimeLimit?
}
