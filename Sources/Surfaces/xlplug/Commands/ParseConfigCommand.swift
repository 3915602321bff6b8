import ArgumentParser
import XLText

/// `xlplug parse cfg`.
struct ParseConfig: PagedCommand {
  static let page = CommandPage(
    name: "cfg",
    purpose: "Parse a configuration file.",
    description: [
      """
      '-' is standard input. With --jsonl, the input has one configuration per line; with -0, each ends \
      in a NUL byte.
      """
    ],
    examples: [
      "xlplug parse cfg /etc/xen/guest.cfg",
      "xlplug parse cfg --json --resolve - < guest.cfg",
      "xlplug parse cfg --jsonl -0 --xen 4.17 configurations",
    ],
    environment: CommandPage.colorEnvironment,
  )

  @OptionGroup var options: ParseOptions

  @Flag(help: "Print the domain that xl builds, with libxl's names; refuse an incomplete file.")
  var resolve = false

  @Argument(
    help: ArgumentHelp("The files; '-' is standard input.", valueName: "file"),
    completion: .file()
  )
  var files: [ArgumentBytes] = []

  func validate() throws {
    if files.isEmpty, !options.readsRecords { throw ValidationError("expected a file") }
  }

  func run() throws {
    let checkOptions = options.checkOptions
    let resolves = resolve
    let parse: (SourceText) -> ParsedText = {
      ParsedText(configuration: $0, resolves: resolves, options: checkOptions)
    }
    if options.readsRecords { return try options.stream(files, parse) }
    for file in files {
      let name = file.bytes == Array("-".utf8) ? "<stdin>" : VisibleText(file.bytes).shown
      try options.print([parse(SourceText(try InputFile.bytes(of: file)))], what: name)
    }
  }
}
