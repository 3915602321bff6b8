import ArgumentParser
import XLText

/// `xlplug parse cfg`.
struct ParseConfig: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cfg",
    abstract: "Parses a configuration file.",
    discussion: """
      A file may be '-', for standard input. With --jsonl the file holds many texts, one a line, or with -0 \\
      each ended by a NUL byte.

      Examples:
        xlplug parse cfg /etc/xen/guest.cfg
        xlplug parse cfg --json --resolve - < guest.cfg
        xlplug parse cfg --jsonl -0 --xen 4.17 texts
      """,
  )

  @OptionGroup var options: ParseOptions

  @Flag(help: "Tell the domain that xl builds, in libxl's names, and refuse what is only a part of a file.")
  var resolve = false

  @Argument(help: ArgumentHelp("The files; '-' is standard input.", valueName: "file"))
  var files: [ArgumentBytes] = []

  func validate() throws {
    if files.isEmpty, !options.readsRecords { throw ValidationError("no file is given") }
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
