import ArgumentParser

/// `xlplug eject`: ejects the medium of a CD drive.
struct EjectCommand: PagedCommand {
  static let page = CommandPage(
    name: "eject",
    purpose: "Eject the medium from the CD drive of a guest.",
    description: [MediumOptions.guestNote],
    examples: ["xlplug eject guest1 hdc"],
    environment: CommandPage.storeEnvironment + CommandPage.engineEnvironment,
    files: MediumOptions.files,
  )

  @OptionGroup var drive: DriveArguments
  @OptionGroup var options: MediumOptions

  func run() throws { try MediumCommand("eject", drive, options).run(nil) }
}
