import ArgumentParser

/// The options that may stand before one of xl's commands: xl's global ones, and those of ours that say how
/// devices are attached.
struct XLOptions: ParsableArguments {
  @Flag(name: .customShort("N"), help: "Print what was understood and do nothing.")
  var isDryRun = false

  @Flag(name: .customShort("f"), help: "Taken for xl's sake; it changes nothing.")
  var isForced = false

  @Flag(name: .customShort("t"), help: "Taken for xl's sake; it changes nothing.")
  var usesCarriageReturns = false

  @Flag(name: .customShort("T"), help: "Taken for xl's sake; it changes nothing.")
  var hasTimestamps = false

  @OptionGroup var engineOptions: EngineOptions
  @OptionGroup var device: DeviceOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    if device.nic { throw ValidationError("'--nic' is said by the name of xl's command") }
    if output.json { throw ValidationError("'--json' is not xl's; 'xlplug list --json' has it") }
    if engineOptions.store.isEmbedded {
      throw ValidationError("'--embedded' has no use before xl's commands; 'xlplug attach' takes it")
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
