import ArgumentParser
import XLText

/// `xlplug parse`: what a string means, what xl does with it, what is wrong with it.
struct ParseVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "parse",
    abstract: "Tells what a string means, what xl does with it, and what is wrong with it.",
    discussion: """
      Example:
        xlplug parse disk /dev/vg/root,raw,xvda,rw
      """,
    subcommands: [ParseDisk.self, ParseVif.self, ParseVdev.self, ParseConfig.self],
  )
}

/// `xlplug parse disk`.
struct ParseDisk: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "disk",
    abstract: "Parses a disk string.",
    discussion: """
      Several strings make one disk, as the words of one 'xl block-attach' do.

      Examples:
        xlplug parse disk /dev/vg/root,raw,xvda,rw
        xlplug parse disk --json vdev=hdc,access=ro,devtype=cdrom target=/srv/cd.iso
        xlplug parse disk --jsonl --xen 4.17 strings.txt
      """,
  )

  @OptionGroup var options: ParseOptions

  @Argument(help: ArgumentHelp("The string, or words; with --jsonl a file.", valueName: "string"))
  var strings: [ArgumentBytes] = []

  func validate() throws {
    if strings.isEmpty, !options.readsRecords { throw ValidationError("no disk string is given") }
  }

  func run() throws {
    let checkOptions = options.checkOptions
    if options.readsRecords {
      return try options.stream(strings) { ParsedText(disk: $0, options: checkOptions) }
    }
    let parsed =
      strings.count > 1
      ? ParsedText(diskWords: strings.map(\.text), options: checkOptions)
      : ParsedText(disk: strings[0].text, options: checkOptions)
    try options.print([parsed], what: "disk")
  }
}

/// `xlplug parse vif`.
struct ParseVif: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vif",
    abstract: "Parses a network interface string.",
    discussion: """
      One string is an element of 'vif = [...]' in a configuration file, with commas between the parameters.
      Several are the words of one 'xl network-attach', which are not cut at commas.

      Examples:
        xlplug parse vif mac=00:16:3e:00:00:01,bridge=xenbr0,rate=10Mb/s
        xlplug parse vif --json mac=00:16:3e:00:00:01 bridge=xenbr0
        xlplug parse vif --jsonl --xen 4.17 strings.txt
      """,
  )

  @OptionGroup var options: ParseOptions

  @Flag(help: "Take a single string as a word of network-attach, too.")
  var words = false

  @Argument(help: ArgumentHelp("The string, or words; with --jsonl a file.", valueName: "string"))
  var strings: [ArgumentBytes] = []

  func validate() throws {
    if strings.isEmpty, !options.readsRecords { throw ValidationError("no vif string is given") }
  }

  func run() throws {
    let checkOptions = options.checkOptions
    if options.readsRecords {
      let areWords = words
      return try options.stream(strings) { text in
        areWords
          ? ParsedText(vifWords: [text], options: checkOptions) : ParsedText(vif: text, options: checkOptions)
      }
    }
    let parsed =
      words || strings.count > 1
      ? ParsedText(vifWords: strings.map(\.text), options: checkOptions)
      : ParsedText(vif: strings[0].text, options: checkOptions)
    try options.print([parsed], what: "vif")
  }
}

/// `xlplug parse vdev`.
struct ParseVdev: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "vdev",
    abstract: "Parses names of virtual devices.",
    discussion: """
      Examples:
        xlplug parse vdev xvda1
        xlplug parse vdev --json hda sdb xvdtq37
      """,
  )

  @OptionGroup var options: ParseOptions

  @Argument(help: ArgumentHelp("The names; with --jsonl a file.", valueName: "name"))
  var names: [ArgumentBytes] = []

  func validate() throws {
    if names.isEmpty, !options.readsRecords { throw ValidationError("no name is given") }
  }

  func run() throws {
    let checkOptions = options.checkOptions
    if options.readsRecords {
      return try options.stream(names) { ParsedText(virtualDevice: $0, options: checkOptions) }
    }
    try options.print(names.map { ParsedText(virtualDevice: $0.text, options: checkOptions) }, what: "vdev")
  }
}
