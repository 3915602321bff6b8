import ArgumentParser
import Glibc
import XLServer

/// `xlplug lsp`: the language server for editors.
struct ServerCommand: PagedCommand {
  static let page = CommandPage(
    name: "lsp",
    purpose: "Run the language server for editors.",
    description: [
      """
      Implements the Language Server Protocol 3.17 on standard input and output, for xl configuration \
      files. Editors start it.
      """
    ],
    exits: [
      .init("0", "the client sent 'shutdown' and 'exit'"),
      .init("1", "the client disconnected without 'shutdown'"),
    ],
  )

  @Option(help: ArgumentHelp("The base address of links to rule pages.", valueName: "uri"))
  var rulePages: String?

  @Flag(help: "Accepted for editors that pass it; has no effect.")
  var stdio = false

  func run() throws {
    let surroundings = MachineSurroundings(rulePages: rulePages)
    var loop = ServerLoop(
      session: Session(surroundings, version: XLPlug.configuration.version),
      input: STDIN_FILENO,
      output: STDOUT_FILENO
    )
    let status = loop.run()
    if status != 0 { throw ExitCode(status) }
  }
}
