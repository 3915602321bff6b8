import ArgumentParser
import Glibc
import XLCheck
import XLModel
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
    let rendering = TextRendering(
      path: what,
      usesColour: terminal.usesColour,
      width: terminal.width,
      charset: terminal.charset,
      wordSeparator: one.wordSeparator
    )
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

  /// Reads records and prints a document for each, as they come.
  func stream(_ files: [ArgumentBytes], _ parse: (SourceText) -> ParsedText) throws {
    if files.count > 1 { throw ValidationError("'--jsonl' reads one file, or standard input") }
    var descriptor = STDIN_FILENO
    if let file = files.first, file.bytes != Array("-".utf8) {
      descriptor = open(file.bytes.map(CChar.init(bitPattern:)) + [0], O_RDONLY | O_CLOEXEC)
      if descriptor < 0 { throw InputFault.unreadable(VisibleText(file.bytes).shown, errno: errno) }
    }
    var reader = RecordReader(descriptor, separator: nul ? 0 : UInt8(ascii: "\n"))
    var output = Output()
    var hasErrors = false
    while let record = try reader.next(beforeWaiting: { output.flush() }) {
      let parsed = parse(SourceText(record))
      if !parsed.isAcceptable { hasErrors = true }
      parsed.appendDocument(to: &output.bytes)
      output.flushIfFull()
    }
    output.flush()
    if hasErrors { throw Exit.inputHasErrors.code }
  }
}

/// A release on the command line: `4.17` to `4.23`, or `auto` for the one of this host.
struct ReleaseArgument: ExpressibleByArgument {
  let xen: XenVersion

  init(_ xen: XenVersion) { self.xen = xen }

  init?(argument: String) {
    if argument == "auto" {
      xen = RunningHost.release ?? .newest
      return
    }
    guard let xen = XenVersion(argument) else { return nil }
    self.xen = xen
  }

  var defaultValueDescription: String { xen.description }
  static var allValueStrings: [String] {
    (XenVersion.oldest.minor...XenVersion.newest.minor).map { "4.\($0)" } + ["auto"]
  }
  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }
}

extension ColourChoice: ExpressibleByArgument {}
