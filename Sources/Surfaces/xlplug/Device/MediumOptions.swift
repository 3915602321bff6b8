import ArgumentParser

/// The arguments that name a CD drive.
struct DriveArguments: ParsableArguments {
  @Argument(help: "The number or name of the guest.", completion: .custom(StoreCompletion.domains))
  var domain: String

  @Argument(
    help: ArgumentHelp("The vdev of the CD drive, such as hdc.", valueName: "drive"),
    completion: .custom(StoreCompletion.drives)
  )
  var name: ArgumentBytes
}

/// The options of a change of a medium.
struct MediumOptions: ParsableArguments {
  /// The text in help and manual about the guest.
  static let guestNote = """
    The guest must be an HVM guest, and must have been created with the drive. If it has locked the \
    medium, qemu asks it to unlock the medium, and the native engine waits up to 10 seconds.
    """

  /// The files of a change of a medium.
  static let files: [CommandPage.Entry] = [
    .init("/var/run/xen/qmp-libxl-DOMID", "The socket of the guest's QEMU."),
    .init("/run/xlplug", "Locks of devices."),
    .init("/var/lib/xen", "The configurations of domains that libxl keeps."),
  ]

  @Flag(name: [.customLong("dry-run"), .customShort("n")], help: "Print the plan without performing it.")
  var isDryRun = false

  @Flag(help: "Eject the medium even if the guest has locked it; with the native engine only.")
  var force = false

  @OptionGroup(title: "Engine and store") var engineOptions: EngineOptions
  @OptionGroup(title: "Device") var record: RecordOptions
  @OptionGroup(title: "Output") var output: StepOutputOptions

  func validate() throws {
    if engineOptions.store.isEmbedded {
      throw ValidationError("the embedded store has no guest with a CD drive")
    }
  }

  /// What they say, and the host's file where they report nothing.
  var settings: DeviceSettings {
    get throws {
      var settings = DeviceSettings(try GeneralSettings.forDevices())
      record.apply(to: &settings)
      return settings
    }
  }
}
