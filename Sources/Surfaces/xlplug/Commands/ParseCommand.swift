import ArgumentParser
import XLCheck
import XLText

/// `xlplug parse`: what a string means, what xl does with it, what is wrong with it.
struct ParseCommand: PagedCommand {
  static let subcommands: [any ParsableCommand.Type] = [
    ParseDisk.self, ParseVif.self, ParseVdev.self, ParseConfig.self,
  ]

  static let page = CommandPage(
    name: "parse",
    purpose: "Parse strings, device names and files as xl does, and report errors.",
    examples: [
      "xlplug parse disk /dev/vg/root,raw,xvda,rw"
    ],
  )
}

/// `xlplug parse disk`.
struct ParseDisk: ParsesStrings {
  static let page = CommandPage(
    name: "disk",
    purpose: "Parse a disk string.",
    description: [
      """
      Several strings form one disk, as the words of one 'xl block-attach' do.
      """
    ],
    examples: [
      "xlplug parse disk /dev/vg/root,raw,xvda,rw",
      "xlplug parse disk --json vdev=hdc,access=ro,devtype=cdrom /srv/cd.iso",
      "xlplug parse disk --jsonl --xen 4.17 strings.txt",
    ],
    environment: CommandPage.colorEnvironment,
  )

  @OptionGroup var options: ParseOptions

  @Argument(
    help: ArgumentHelp("The string, or its words; with --jsonl, a file.", valueName: "string"),
    completion: .file()
  )
  var strings: [ArgumentBytes] = []

  static let expected = "a disk string"

  func parsed(_ texts: [SourceText], _ options: CheckOptions) -> [ParsedText] {
    [ParsedText(disk: texts, options: options)]
  }
}

/// `xlplug parse vif`.
struct ParseVif: ParsesStrings {
  static let page = CommandPage(
    name: "vif",
    purpose: "Parse a network interface string.",
    description: [
      """
      A single string is an element of 'vif = [...]' in a configuration file, with commas between its \
      parameters. Several strings are the words of one 'xl network-attach', which are not split at \
      commas.
      """
    ],
    examples: [
      "xlplug parse vif mac=00:16:3e:00:00:01,bridge=xenbr0,rate=10Mb/s",
      "xlplug parse vif --json mac=00:16:3e:00:00:01 bridge=xenbr0",
      "xlplug parse vif --jsonl --xen 4.17 strings.txt",
    ],
    environment: CommandPage.colorEnvironment,
  )

  @OptionGroup var options: ParseOptions

  @Flag(help: "Treat a single string as a word of network-attach.")
  var words = false

  @Argument(
    help: ArgumentHelp("The string, or its words; with --jsonl, a file.", valueName: "string"),
    completion: .file()
  )
  var strings: [ArgumentBytes] = []

  static let expected = "a vif string"

  func parsed(_ texts: [SourceText], _ options: CheckOptions) -> [ParsedText] {
    [ParsedText(vif: texts, areWords: words || texts.count > 1, options: options)]
  }
}

/// `xlplug parse vdev`.
struct ParseVdev: ParsesStrings {
  static let page = CommandPage(
    name: "vdev",
    purpose: "Parse virtual device names.",
    examples: [
      "xlplug parse vdev xvda1",
      "xlplug parse vdev --json hda sdb xvdtq37",
    ],
    environment: CommandPage.colorEnvironment,
  )

  @OptionGroup var options: ParseOptions

  @Argument(
    help: ArgumentHelp("The names; with --jsonl, a file.", valueName: "name"),
    completion: .file()
  )
  var strings: [ArgumentBytes] = []

  static let expected = "a device name"

  func parsed(_ texts: [SourceText], _ options: CheckOptions) -> [ParsedText] {
    texts.map { ParsedText(virtualDevice: $0, options: options) }
  }
}
