import ArgumentParser
import Glibc
import XLCheck
import XLModel
import XLProject
import XLReport
import XLText

/// What all kinds of `parse` have in common, and the one way in which they print.
struct ParseOptions: ParsableArguments {
  @Flag(help: "Print one JSON document instead of text.")
  var json = false

  @Flag(help: "Read one string per line from a file or standard input; print one JSON document for each.")
  var jsonl = false

  @Flag(
    name: .customShort("0"),
    help: "With --jsonl, read strings that end in a NUL byte instead of a newline."
  )
  var nul = false

  @Option(
    help: ArgumentHelp(
      "The Xen release to follow; by default that of the settings, else \(XenVersion.newest).",
      valueName: "release"
    )
  )
  var xen: ReleaseArgument?

  @Option(help: ColorOptions.help)
  var color: ColourChoice = .auto

  var readsRecords: Bool { jsonl || nul }
  /// The release: the one that is named, else that of the settings for the current directory.
  var release: XenVersion { xen?.xen ?? LintSettingsSource.currentOptions.xen }
  var checkOptions: CheckOptions {
    var options = LintSettingsSource.currentOptions
    (options.xen, options.optedIn) = (release, [])
    return options
  }

  func validate() throws {
    if json && readsRecords {
      throw ValidationError("'--json' and '--jsonl' cannot be combined")
    }
  }

  /// Prints strings that came as arguments; `what` names them, `path` is in the diagnostics.
  func print(_ parsed: [ParsedText], what: String) throws {
    var output = Output()
    for one in parsed {
      if json { one.appendDocument(to: &output.bytes) } else { printForPeople(one, what, &output) }
    }
    output.flush()
    if parsed.contains(where: { !$0.isAcceptable }) { throw Exit.inputHasErrors.code }
  }

  private func printForPeople(_ one: ParsedText, _ what: String, _ output: inout Output) {
    let terminal = Terminal(STDOUT_FILENO, colour: color)
    let rendering = terminal.rendering(what, wordSeparator: one.wordSeparator)
    output.append(rendering.rendered(one.diagnostics, of: one.text))
    if let fields = one.fields {
      let lines = FieldTable(members: fields.members).lines
      let shown = [fields.name] + (lines.isEmpty ? ["  (defaults only)"] : lines)
      output.append(shown.joined(separator: "\n") + "\n")
    }
    if !one.extra.isEmpty {
      output.append(FieldTable(members: one.extra).lines.joined(separator: "\n") + "\n")
    }
    output.append(
      "xl \(release) \(one.verdict.words); xlplug \(one.isAcceptable ? "accepts" : "refuses") it\n"
    )
  }

}

/// A kind of `parse`: what is given are strings of one kind, or a file with one on each line.
protocol ParsesStrings: PagedCommand {
  /// What must be given.
  static var expected: String { get }
  var options: ParseOptions { get }
  var strings: [ArgumentBytes] { get }
  /// The strings of a command line, or one of a file, parsed.
  func parsed(_ texts: [SourceText], _ options: CheckOptions) -> [ParsedText]
}

extension ParsesStrings {
  func validate() throws {
    if strings.isEmpty, !options.readsRecords { throw ValidationError("expected \(Self.expected)") }
  }

  func run() throws {
    if options.readsRecords { return try printRecords() }
    try options.print(parsed(strings.map(\.text), options.checkOptions), what: Self.page.name)
  }

  /// Reads records and prints a document for each, as they come.
  func printRecords() throws {
    if strings.count > 1 { throw ValidationError("'--jsonl' reads one file, or standard input") }
    let checkOptions = options.checkOptions
    var descriptor = STDIN_FILENO
    if let file = strings.first, !file.isStandardInput {
      descriptor = open(FilePath.cString(file.bytes), O_RDONLY | O_CLOEXEC)
      if descriptor < 0 { throw InputFault.unreadable(VisibleText(file.bytes).shown, errno: errno) }
    }
    var reader = RecordReader(descriptor: descriptor, separator: options.nul ? 0 : UInt8(ascii: "\n"))
    var output = Output()
    var hasErrors = false
    while let record = try reader.next(beforeWaiting: { output.flush() }) {
      for parsed in parsed([SourceText(record)], checkOptions) {
        if !parsed.isAcceptable { hasErrors = true }
        parsed.appendDocument(to: &output.bytes)
      }
      output.flushIfFull()
    }
    output.flush()
    if hasErrors { throw Exit.inputHasErrors.code }
  }
}

/// A release on the command line: `4.17` to `4.23`, or `auto` for the one of this host.
struct ReleaseArgument: ExpressibleByArgument {
  let xen: XenVersion

  init?(argument: String) {
    if argument == "auto" {
      xen = RunningHost.release ?? .newest
      return
    }
    guard let xen = XenVersion(argument) else { return nil }
    self.xen = xen
  }

  static var allValueStrings: [String] {
    (XenVersion.oldest.minor...XenVersion.newest.minor).map { "4.\($0)" } + ["auto"]
  }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension ColourChoice: ExpressibleByArgument {}
