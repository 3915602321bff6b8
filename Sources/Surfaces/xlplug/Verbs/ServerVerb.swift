import ArgumentParser
import Glibc
import XLServer

/// `xlplug lsp`: the language server for editors.
struct ServerVerb: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Answers an editor: diagnostics, completion and more for configuration files of domains.",
    discussion: """
      Speaks the Language Server Protocol 3.17 on standard input and output; an editor starts it. It runs \
      nothing, and touches no Xen. docs/editors says what to write into an editor's settings.

      Exit status: 0 after 'shutdown' and 'exit', 1 where the client went away without them.
      """,
  )

  @Option(help: ArgumentHelp("Where the pages of rules are, for links to them.", valueName: "uri"))
  var rulePages: String?

  @Flag(help: "Taken for editors that give it; there is no other way to talk.")
  var stdio = false

  func run() throws {
    let surroundings = MachineSurroundings(rulePages: rulePages)
    var loop = ServerLoop(
      Session(surroundings, version: XLPlug.configuration.version),
      input: STDIN_FILENO,
      output: STDOUT_FILENO
    )
    let status = loop.run()
    if status != 0 { throw ExitCode(status) }
  }
}
