import ArgumentParser
import Glibc
import XLReport

/// `xlplug lint`: finds what is wrong or doubtful in configuration files.
struct LintCommand: PagedCommand {
  static let page = CommandPage(
    name: "lint",
    purpose: "Report errors and likely mistakes in xl configuration files and manifests.",
    description: [
      """
      Searches directories for files with names of configuration files, and /etc/xen for all files \
      with the content of one. Without a path, checks the current directory; '-' is standard input. \
      Files that end in .xlplug.yaml, and files that are named and end in .yaml, are manifests.
      """
    ],
    examples: [
      "xlplug lint /etc/xen",
      "xlplug lint --fix guest.cfg",
      "xlplug lint --output-format sarif --ignore XL2 guests > lint.sarif",
    ],
    exits: [
      .init("0", "no problems found"),
      .init("1", "problems found"),
      .init("2", "usage error, or a file could not be read or written"),
    ],
    environmentExit: .usage,
    environment: CommandPage.colorEnvironment,
    files: [
      .init(".xlplug.yaml", "The settings of a directory and of those below it.")
    ],
  )

  @OptionGroup(title: "Rules") var choice: LintChoice
  @OptionGroup(title: "Files") var files: LintFiles
  @OptionGroup(title: "Fixes") var actions: LintActions
  @OptionGroup(title: "Output") var output: LintOutput

  @Argument(
    help: ArgumentHelp("Files and directories; '-' is standard input.", valueName: "path"),
    completion: .file()
  )
  var paths: [ArgumentBytes] = []

  func validate() throws {
    if actions.unsafe, !actions.fix, !actions.diff {
      throw ValidationError("'--unsafe' requires '--fix' or '--diff'")
    }
    if actions.writeBaseline, actions.fix || actions.diff {
      throw ValidationError(
        "'--write-baseline' cannot be combined with '--fix' or '--diff'"
      )
    }
    if paths.count(where: \.isStandardInput) > 1 {
      throw ValidationError("'-' is given twice; standard input can be read only once")
    }
  }

  func run() throws {
    let source = try choice.source(files)
    let terminal = Terminal(STDOUT_FILENO, colour: output.color)
    let writer = output.outputFormat.value.writer(
      usesColour: terminal.usesColour,
      width: terminal.width,
      charset: terminal.charset,
      version: XLPlug.configuration.version
    )
    var run = LintRun(command: self, source: source, writer: writer)
    let end: Exit
    do throws(LintFault) {
      end = try run.run()
    } catch {
      Output.complain(error: error.description)
      throw Exit.usage.code
    }
    if end != .clean { throw end.code }
  }
}
