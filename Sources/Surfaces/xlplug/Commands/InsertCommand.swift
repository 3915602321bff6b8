import ArgumentParser

/// `xlplug insert`: changes the medium of a CD drive.
struct InsertCommand: PagedCommand {
  static let page = CommandPage(
    name: "insert",
    purpose: "Insert an image into the CD drive of a guest.",
    description: [
      "Replaces the medium in the drive. If the change fails, the previous medium is inserted again.",
      MediumOptions.guestNote,
    ],
    examples: [
      "xlplug insert guest1 hdc /srv/debian.iso",
      "xlplug insert 7 hdc /srv/debian.iso --dry-run",
    ],
    environment: CommandPage.storeEnvironment + CommandPage.engineEnvironment,
    files: MediumOptions.files,
  )

  @OptionGroup var drive: DriveArguments

  @Argument(
    help: ArgumentHelp("The image: a file or a block device.", valueName: "target"),
    completion: .file()
  )
  var target: ArgumentBytes

  @OptionGroup var options: MediumOptions

  func run() throws { try MediumCommand("insert", drive, options).run(target.bytes) }
}
