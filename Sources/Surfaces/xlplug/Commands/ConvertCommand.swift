import ArgumentParser
import XLText

/// `xlplug convert`: the devices of files in another form.
struct ConvertCommand: PagedCommand {
  static let page = CommandPage(
    name: "convert",
    purpose: "Print the devices of configuration files as a manifest, or as lists of xl.cfg.",
    description: [
      """
      Converts the lists 'disk' and 'vif' of xl.cfg, and manifests. Strings stay as they are; entries of a \
      manifest that are mappings become strings. Other settings of a file are not converted.
      """
    ],
    examples: [
      "xlplug convert /etc/xen/*.cfg >host.xlplug.yaml",
      "xlplug convert host.xlplug.yaml --to xl",
    ]
  )

  /// What is printed.
  enum Form: String, ExpressibleByArgument, CaseIterable {
    case manifest, xl
  }

  @Argument(
    help: ArgumentHelp("Configuration files, and manifests with names that end in .yaml.", valueName: "file"),
    completion: .file()
  )
  var files: [ArgumentBytes]

  @Option(help: ArgumentHelp("The form to print.", valueName: "form"))
  var to = Form.manifest

  @OptionGroup(title: "Device") var connection: ConnectionOptions

  func run() throws {
    let settings = try connection.settings
    let guests = try files.flatMap { try DesiredFile($0, settings, OutputSettings()).guests }
    var printed = Output()
    switch to {
    case .manifest:
      var manifest = ManifestWriting()
      for guest in guests { manifest.add(Array(guest.shown.utf8), disks: guest.disks, nics: guest.nics) }
      for note in manifest.notes { Output.complain("note: \(VisibleText(note.utf8).shown)") }
      printed.bytes += manifest.bytes
    case .xl:
      for guest in guests { printed.bytes += guest.config }
    }
    printed.flush()
  }
}
