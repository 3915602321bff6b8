import ArgumentParser
import HotplugPlan
import XLProject

/// The option that names a store which is there.
struct StorePathOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      "The socket or device of xenstored.",
      discussion:
        "By default, the search order of libxenstore: XENSTORED_PATH, XENSTORED_RUNDIR, the default "
        + "socket, the device.",
      valueName: "path"
    ),
    completion: .file()
  )
  var path: String?
}

/// The options that say which store a command talks to.
struct StoreOptions: ParsableArguments {
  @OptionGroup var place: StorePathOptions

  @Flag(help: "Use a temporary store with a simulated backend and guest.")
  var embedded = false

  func validate() throws {
    if embedded, let path = place.path {
      throw ValidationError("--embedded cannot be combined with --store '\(path)'")
    }
  }

  /// What they say.
  var settings: StoreSettings { StoreSettings(path: place.path, isEmbedded: embedded) }
}

/// The option of commands that print in color.
struct ColorOptions: ParsableArguments {
  /// The help of `--color`, wherever it appears.
  static let help = ArgumentHelp("When to use color.", valueName: "when")

  @Option(help: help)
  var color: ColourChoice = .auto
}

/// The options that say how a command prints.
struct OutputOptions: ParsableArguments {
  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Option(help: ColorOptions.help)
  var color: ColourChoice = .auto

  /// What they say.
  var settings: OutputSettings { OutputSettings(isJSON: json, colour: color) }
}

/// The options that say how a command prints that works in steps.
struct StepOutputOptions: ParsableArguments {
  @OptionGroup var output: OutputOptions

  @Flag(name: .shortAndLong, help: "Print only errors, and the document of --json.")
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

/// The options of a command that takes devices as words.
struct DeviceOptions: ParsableArguments {
  @Flag(help: "Treat the specification as a vif string, as after 'vif:'.")
  var nic = false

  @OptionGroup var connection: ConnectionOptions

  /// What they say, but for `--nic`, which is about the words.
  var settings: DeviceSettings { get throws { try connection.settings } }
}

/// The options that say how devices are prepared and connected.
struct ConnectionOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("The Xen release to follow; \(SettingKey.xen.presetWords).", valueName: "release")
  )
  var xen: ReleaseArgument?

  @OptionGroup var scriptTime: ScriptTimeOption

  @OptionGroup var scripts: ScriptOptions

  @Option(
    name: .customLong("wait"),
    parsing: .unconditional,
    help: ArgumentHelp(
      "Time to wait for the guest after the script; \(SettingKey.wait.presetWords).",
      valueName: "time"
    ),
    transform: TimeArgument.wait
  )
  var wait: TimeLimit?

  @Flag var sharing: SharingChoice?

  @Flag(
    name: .customLong("allow-duplicate-mac"),
    help: "Allow a MAC address that another interface on this host uses."
  )
  var isDuplicateMACAllowed = false

  @Flag(
    name: .customLong("builtin-block"),
    help: ArgumentHelp(
      "Connect and disconnect a disk without Xen's 'block' script.",
      discussion:
        "Applies to a file or a block device without 'script='. Otherwise the script runs, and a note "
        + "gives the reason."
    )
  )
  var isBuiltInBlock = false

  @OptionGroup var record: RecordOptions

  /// The options, with the settings of the host for those that are not given.
  var settings: DeviceSettings {
    get throws {
      var settings = DeviceSettings(try GeneralSettings.forDevices())
      if let scriptTimeout = scriptTime.given { settings.times.scriptSeconds = scriptTimeout.seconds }
      if let wait { settings.times.connectedSeconds = wait.seconds }
      settings.scriptDirectories += scripts.directories
      if let sharing { settings.isSharingAllowed = sharing == .allowSharing }
      if let xen { settings.release = xen.xen }
      settings.isDuplicateMACAllowed = isDuplicateMACAllowed
      settings.isBuiltInBlock = isBuiltInBlock
      record.apply(to: &settings)
      return settings
    }
  }
}

/// The flags about an image that another guest uses.
enum SharingChoice: EnumerableFlag {
  case allowSharing, noAllowSharing

  static func help(for value: Self) -> ArgumentHelp? {
    switch value {
    case .allowSharing: "Allow an image that another guest uses (mode 'w!')."
    case .noAllowSharing: "Refuse an image that another guest uses."
    }
  }
}
