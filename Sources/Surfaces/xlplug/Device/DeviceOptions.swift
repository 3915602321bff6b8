import ArgumentParser
import HotplugEngine
import HotplugPlan
import XLModel
import XLProject

/// The options that say which store a verb talks to.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The xenstore socket or device.",
      discussion:
        "By default found as libxenstore does: XENSTORED_PATH, XENSTORED_RUNDIR, the usual socket, "
        + "the device.",
      valueName: "path"
    )
  )
  var path: String?

  @Flag(
    help: "Use a store of this command's own, with a simulated backend and guest; it ends with the command."
  )
  var embedded = false

  /// What they say.
  var settings: StoreSettings { StoreSettings(path: path, isEmbedded: embedded) }
}

/// The options that say how a verb prints.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
  var color: ColourChoice = .auto

  /// What they say.
  var settings: OutputSettings { OutputSettings(isJSON: json, colour: color) }
}

/// The options that say how a command prints that works in steps.
struct StepOutputOptions: ParsableArguments {
  @OptionGroup var output: OutputOptions

  @Flag(name: .shortAndLong, help: "Print nothing but errors, and the document of --json.")
  var quiet = false

  /// Whether one JSON document is printed instead of text.
  var json: Bool { output.json }

  /// What they say.
  var settings: OutputSettings {
    var settings = output.settings
    settings.isQuiet = quiet
    return settings
  }
}

/// The options that say how devices are prepared and connected.
struct DeviceOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The release whose xl is followed; \(SettingKey.xen.presetWords).",
      valueName: "release|auto"
    )
  )
  var xen: ReleaseArgument?

  @Flag(help: "The specification is a network interface's, as after 'vif:'.")
  var nic = false

  @Option(
    name: .customLong("script-timeout"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long a hotplug script may run (libxl: 40s); \(SettingKey.scriptTimeout.presetWords).",
      valueName: "time"
    ),
    transform: TimeArgument.script
  )
  var scriptTimeout: TimeLimit?

  @OptionGroup var scripts: ScriptOptions

  @Option(
    name: .customLong("wait"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "How long to wait for the guest after the script; \(SettingKey.wait.presetWords).",
      valueName: "time"
    ),
    transform: TimeArgument.wait
  )
  var wait: TimeLimit?

  @Flag(
    name: .customLong("allow-sharing"),
    inversion: .prefixedNo,
    help: "Take an image that another guest uses (mode 'w!')."
  )
  var isSharingAllowed: Bool?

  @Flag(
    name: .customLong("allow-duplicate-mac"),
    help: "Attach an interface whose MAC address another interface of this host has."
  )
  var isDuplicateMACAllowed = false

  @Flag(
    name: .customLong("builtin-block"),
    help: ArgumentHelp(
      "Connect and disconnect a disk in this process, where otherwise Xen's 'block' script would.",
      discussion:
        "For a file or a block device without 'script='; elsewhere the script runs, and a note says why."
    )
  )
  var isBuiltInBlock = false

  @Option(
    name: .customLong("userdata"),
    help: ArgumentHelp(
      "Where libxl keeps the configurations of domains, in which an attached device is recorded; or none.",
      discussion: "By default \(LibxlRecords.directory) for the host's own store, none for another.",
      valueName: "directory"
    )
  )
  var userdata: String?

  @Flag(name: .shortAndLong, help: "Show libxl's whole log; its warnings and errors are shown anyway.")
  var verbose = false

  /// What they say, and the host's file where they say nothing; but for `--nic`, which is about the words.
  var settings: DeviceSettings {
    get throws {
      var settings = DeviceSettings(try GeneralSettings.forDevices())
      if let scriptTimeout { settings.times.scriptSeconds = scriptTimeout.seconds }
      if let wait { settings.times.connectedSeconds = wait.seconds }
      settings.scriptDirectories += scripts.directories
      if let isSharingAllowed { settings.isSharingAllowed = isSharingAllowed }
      if let xen { settings.release = xen.xen }
      settings.isDuplicateMACAllowed = isDuplicateMACAllowed
      settings.isBuiltInBlock = isBuiltInBlock
      settings.userdata = userdata
      settings.isVerbose = verbose
      return settings
    }
  }

  mutating func validate() throws {
    if let userdata, userdata != "none", !userdata.hasPrefix("/") {
      throw ValidationError("--userdata takes an absolute path or 'none', found '\(userdata)'")
    }
  }
}
