import ArgumentParser
import Glibc

/// `xlplug fmt`: configuration files in the one style.
struct FormatCommand: PagedCommand {
  static let page = CommandPage(
    name: "fmt",
    purpose: "Format xl configuration files.",
    description: [
      """
      Keeps names, operators and values as xl reads them, and every byte that xl cannot parse. \
      Searches directories as 'xlplug lint' does.
      """
    ],
    examples: [
      "xlplug fmt /etc/xen/web.cfg",
      "xlplug fmt --diff guests",
      "xlplug fmt --check guests",
      "xlplug fmt - <web.cfg",
    ],
    exits: [
      .init("0", "no changes required"),
      .init("1", "--check or --diff found files to format"),
      .init("2", "usage error, or a file could not be read or written"),
    ],
    environmentExit: .usage,
    environment: CommandPage.colorEnvironment,
    files: [
      .init(".xlplug.yaml", "The settings of a directory and of those below it.")
    ],
  )

  @Flag(help: "Print the names of files to format, and exit with status 1 if there are any.")
  var check = false

  @Flag(help: "Print the changes as a unified diff, and exit with status 1 if there are any.")
  var diff = false

  @OptionGroup(title: "Files") var files: LintFiles

  @OptionGroup(title: "Output") var output: ColorOptions

  @Argument(
    help: ArgumentHelp("Files and directories; '-' formats standard input.", valueName: "path"),
    completion: .file()
  )
  var paths: [ArgumentBytes] = []

  func validate() throws {
    if paths.isEmpty { throw ValidationError("expected a file; '-' formats standard input") }
    if paths.count > 1, paths.contains(where: \.isStandardInput) {
      throw ValidationError("'-' cannot be combined with other files")
    }
  }

  func run() throws {
    var run = FormatRun(
      action: diff ? .showsDifferences : check ? .showsNames : .writes,
      usesColour: Terminal(STDOUT_FILENO, colour: output.color).usesColour
    )
    do throws(LintFault) {
      if paths[0].isStandardInput {
        try run.filter(shownAs: files.inputName)
      } else {
        try run.format(paths.map(\.bytes), files)
      }
    } catch {
      Output.complain(error: error.description)
      throw Exit.usage.code
    }
    for fault in run.faults { Output.complain(error: fault.description) }
    if !run.faults.isEmpty { throw Exit.usage.code }
    if run.wouldChange { throw Exit.inputHasErrors.code }
  }
}
