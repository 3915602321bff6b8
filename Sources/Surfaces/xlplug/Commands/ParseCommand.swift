import ArgumentParser

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
struct ParseDisk: PagedCommand {
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

  func validate() throws {
    if strings.isEmpty, !options.readsRecords { throw ValidationError("expected a disk string") }
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
struct ParseVif: PagedCommand {
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

  func validate() throws {
    if strings.isEmpty, !options.readsRecords { throw ValidationError("expected a vif string") }
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
struct ParseVdev: PagedCommand {
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
  var names: [ArgumentBytes] = []

  func validate() throws {
    if names.isEmpty, !options.readsRecords { throw ValidationError("expected a device name") }
  }

  func run() throws {
    let checkOptions = options.checkOptions
    if options.readsRecords {
      return try options.stream(names) { ParsedText(virtualDevice: $0, options: checkOptions) }
    }
    try options.print(names.map { ParsedText(virtualDevice: $0.text, options: checkOptions) }, what: "vdev")
  }
}
