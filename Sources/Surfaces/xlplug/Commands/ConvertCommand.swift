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
    var faults: [String] = []
    switch to {
    case .manifest:
      var manifest = ManifestWriting()
      for guest in guests { guest.add(to: &manifest) }
      faults = manifest.notes
      printed.bytes += manifest.bytes
    case .xl:
      if guests.count > 1 {
        throw DeviceSession.end(
          "the files describe \(guests.count) guests; a file of xl has one",
          help: "convert manifests of one guest each",
          nil
        )
      }
      for guest in guests {
        printed.bytes += guest.config
        if guest.kinds.count < 2 {
          Output.complain(
            "note: the manifest lacks a list of disks or of interfaces; in xl.cfg a list that is missing "
              + "means that the guest has no such devices"
          )
        }
      }
    }
    printed.flush()
    for fault in faults { Output.complain("error: \(VisibleText(fault.utf8).shown)") }
    if !faults.isEmpty { throw Exit.environmentError.code }
  }
}
