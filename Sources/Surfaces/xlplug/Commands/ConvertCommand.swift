import ArgumentParser
import XLConvert
import XLText

/// `xlplug convert`: the devices of files in another form.
struct ConvertCommand: PagedCommand {
  static let page = CommandPage(
    name: "convert",
    purpose: "Print the devices of configuration files in another form.",
    description: [
      """
      Converts disks and network interfaces between xl.cfg, manifests, the JSON that 'xl -N create' prints, \
      and the XML of libvirt's Xen driver. Strings stay as they are between xl.cfg and manifests. Other \
      settings of a file are not converted.
      """,
      """
      A parameter that the other form does not have is reported on standard error, with its code and place. \
      A device that cannot be converted is an error, and nothing is printed.
      """,
    ],
    examples: [
      "xlplug convert /etc/xen/*.cfg >host.xlplug.yaml",
      "xlplug convert host.xlplug.yaml --to xl",
      "xlplug convert web.cfg --to libvirt",
      "xl -N create web.cfg | xlplug convert /dev/stdin --to xl",
    ]
  )

  @Argument(
    help: ArgumentHelp(
      "Configuration files, manifests with names that end in .yaml, JSON and XML.",
      valueName: "file"
    ),
    completion: .file()
  )
  var files: [ArgumentBytes]

  @Option(
    help: ArgumentHelp("The form of the files; by default what names and contents show.", valueName: "form")
  )
  var from: DeviceForm?

  @Option(help: ArgumentHelp("The form to print.", valueName: "form"))
  var to = DeviceForm.manifest

  @OptionGroup(title: "Device") var connection: ConnectionOptions

  func run() throws {
    let settings = try connection.settings
    let sources = try files.map { try ConvertFile($0, from, settings) }
    let guestCount = sources.map(\.guests.count).reduce(0, +)
    if to != .manifest, guestCount > 1 {
      throw DeviceSession.end(
        "the files describe \(guestCount) guests; a file of the form '\(to.rawValue)' has one",
        help: "convert files of one guest each",
        nil
      )
    }
    var written = ConvertedText(to)
    for source in sources {
      DesiredFile.print(source.losses, of: source.text, source.path, OutputSettings())
      for guest in source.guests { try written.add(guest, source) }
    }
    var printed = Output()
    printed.bytes += written.bytes
    printed.flush()
  }
}
