import ArgumentParser

/// The options that may be before one of xl's commands: xl's global ones, and those of ours that say how
/// devices are attached.
struct XLOptions: ParsableArguments {
  @Flag(name: .customShort("N"), help: "Print the parsed device without attaching it.")
  var isDryRun = false

  @Flag(name: .customShort("f"), help: "Accepted for compatibility with xl; has no effect.")
  var isForced = false

  @Flag(name: .customShort("t"), help: "Accepted for compatibility with xl; has no effect.")
  var usesCarriageReturns = false

  @Flag(name: .customShort("T"), help: "Accepted for compatibility with xl; has no effect.")
  var hasTimestamps = false

  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var output: OutputOptions

  /// The options of the groups that have no use before xl's commands.
  static let refused: Set = ["--nic", "--json", "--embedded"]

  func validate() throws {
    if device.nic {
      throw ValidationError(
        "'--nic' cannot be used before xl's commands; their names select the kind of device"
      )
    }
    if output.json {
      throw ValidationError("'--json' cannot be used before xl's commands; use 'xlplug list --json'")
    }
    if engineOptions.store.isEmbedded {
      throw ValidationError(
        "'--embedded' cannot be used before xl's commands; use 'xlplug attach "
          + "--embedded'"
      )
    }
  }

  /// What they say, and the host's file.
  func settings() throws -> XLSettings {
    var settings = XLSettings()
    settings.isDryRun = isDryRun
    settings.engine = try engineOptions.settings
    settings.device = try device.settings
    settings.output = output.settings
    return settings
  }
}
