import ArgumentParser
import XLCheck
import XLText

/// `xlplug parse cfg`.
struct ParseConfig: ParsesStrings {
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
  var strings: [ArgumentBytes] = []

  static let expected = "a file"

  func parsed(_ texts: [SourceText], _ options: CheckOptions) -> [ParsedText] {
    texts.map { ParsedText(configuration: $0, resolves: resolve, options: options) }
  }

  func run() throws {
    if options.readsRecords { return try printRecords() }
    for file in strings {
      let name = file.isStandardInput ? "<stdin>" : VisibleText(file.bytes).shown
      let text = SourceText(try InputFile.bytes(of: file))
      try options.print(parsed([text], options.checkOptions), what: name)
    }
  }
}
