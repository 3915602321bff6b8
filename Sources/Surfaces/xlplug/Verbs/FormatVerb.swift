import ArgumentParser
import Glibc
import XLText

/// `xlplug fmt`: configuration files in the one style.
struct FormatVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Formats configuration files of domains.",
    discussion: """
      What xl reads from a file stays: names, operators and values. What xl cannot parse stays to the byte.
      Directories are walked as 'xlplug lint' does.

      Examples:
        xlplug fmt /etc/xen/web.cfg
        xlplug fmt --diff guests
        xlplug fmt --check guests
        xlplug fmt - <web.cfg

      Exit status: 0 clean, 1 something would change, 2 usage, or something could not be read or written.
      """,
  )

  @Flag(help: "Change nothing; print the names of files that would change, and end with 1 if there are any.")
  var check = false

  @Flag(help: "Change nothing; print what would change, and end with 1 if anything would.")
  var diff = false

  @OptionGroup(title: "Which files") var files: LintFiles

  @Option(help: ArgumentHelp("When to use colours.", valueName: "auto|always|never"))
  var color: ColourChoice = .auto

  @Argument(help: ArgumentHelp("Files and directories; '-' formats standard input.", valueName: "path"))
  var paths: [ArgumentBytes] = []

  func validate() throws {
    if paths.isEmpty { throw ValidationError("no file is given; '-' formats standard input") }
    if paths.count > 1, paths.contains(where: { $0.bytes == Array("-".utf8) }) {
      throw ValidationError("'-' goes with no other file")
    }
    if let jobs = files.jobs, !(1...Workers.threadsMax).contains(jobs) {
      throw ValidationError("'--jobs' takes 1 to \(Workers.threadsMax)")
    }
  }

  func run() throws {
    var run = FormatRun(
      action: diff ? .showsDifferences : check ? .showsNames : .writes,
      usesColour: Terminal(STDOUT_FILENO, colour: color).usesColour
    )
    do throws(LintFault) {
      if paths[0].bytes == Array("-".utf8) {
        try run.filter(shownAs: files.stdinName?.bytes ?? Array("<stdin>".utf8))
      } else {
        try run.format(paths.map(\.bytes), files)
      }
    } catch {
      Output.complain(error.description)
      throw Exit.usage.code
    }
    for fault in run.faults { Output.complain(fault.description) }
    if !run.faults.isEmpty { throw Exit.usage.code }
    if run.wouldChange { throw Exit.inputHasErrors.code }
  }
}
