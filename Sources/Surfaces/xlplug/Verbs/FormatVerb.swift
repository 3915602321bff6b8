import ArgumentParser
import Glibc
import XLFormat
import XLSyntax
import XLText

/// `xlplug fmt`: configuration files in the one style.
struct FormatVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Formats configuration files.",
    discussion: """
      What xl reads from a file stays: names, operators and values. What xl cannot parse stays to the byte.

      Examples:
        xlplug fmt /etc/xen/web.cfg
        xlplug fmt --diff *.cfg
        xlplug fmt --check -- *.cfg
        xlplug fmt - <web.cfg
      """,
  )

  @Flag(help: "Change nothing; print the names of files that would change, and end with 1 if there are any.")
  var check = false

  @Flag(help: "Change nothing; print what would change, and end with 1 if anything would.")
  var diff = false

  @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
  var color: ColourChoice = .auto

  @Argument(help: ArgumentHelp("The files; '-' formats standard input.", valueName: "file"))
  var files: [ArgumentBytes] = []

  private static let standardInput = Array("-".utf8)

  func validate() throws {
    if files.isEmpty { throw ValidationError("no file is given; '-' formats standard input") }
    if files.count > 1, files.contains(where: { $0.bytes == Self.standardInput }) {
      throw ValidationError("'-' goes with no other file")
    }
  }

  func run() throws {
    var output = Output()
    var (changes, wasRefused) = (false, false)
    for file in files.map(\.bytes) {
      do throws(FileFault) {
        if try format(file, &output) { changes = true }
      } catch {
        output.flush()
        Output.complain("xlplug: \(error)")
        wasRefused = true
      }
      output.flushIfFull()
    }
    output.flush()
    if wasRefused { throw Exit.worldSaidNo.code }
    if changes, check || diff { throw Exit.inputHasErrors.code }
  }

  /// Formats one file; tells whether that changes it.
  private func format(_ path: [UInt8], _ output: inout Output) throws(FileFault) -> Bool {
    let isFilter = path == Self.standardInput
    let file: TextFile? = isFilter ? nil : try TextFile(path)
    let input: [UInt8] = isFilter ? try TextFile.bytes(of: STDIN_FILENO, Array("standard input".utf8)) : []
    let text = file?.text ?? SourceText(input)
    let formatted = FormattedConfig(ConfigSyntax(text))
    if check || diff {
      if !formatted.isUnchanged { show(formatted, path, &output) }
    } else if isFilter {
      output.bytes += formatted.text.bytes
    } else if !formatted.isUnchanged {
      try file?.replace(by: formatted.text)
      output.bytes += "formatted \(FileFault.shown(path))\n".utf8
    }
    return !formatted.isUnchanged
  }

  private func show(_ formatted: FormattedConfig, _ path: [UInt8], _ output: inout Output) {
    guard diff else {
      output.bytes += path + [0x0A]
      return
    }
    let usesColour = Terminal(STDOUT_FILENO, colour: color).usesColour
    let difference = UnifiedDiff(formatted.syntax.text, formatted.edits)
    difference.append(named: FileFault.shown(path), colour: usesColour, to: &output.bytes)
  }
}
