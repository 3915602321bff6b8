import ArgumentParser

/// `xlplug eject`: ejects the medium of a CD drive.
struct EjectCommand: PagedCommand {
  static let configuration = CommandConfiguration(
    commandName: "eject",
    abstract: "Eject the medium from the CD drive of a guest.",
    discussion: page.discussion,
  )

  static let page = CommandPage(
    description: [MediumOptions.guestNote],
    examples: ["xlplug eject guest1 hdc"],
    environment: CommandPage.storeEnvironment + CommandPage.engineEnvironment,
    files: MediumOptions.files,
  )

  @OptionGroup var drive: DriveArguments
  @OptionGroup var options: MediumOptions

  func run() throws { try MediumCommand("eject", drive, options).run(nil) }
}
