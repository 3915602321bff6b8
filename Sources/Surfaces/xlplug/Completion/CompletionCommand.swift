import ArgumentParser

/// A shell for which there is a completion script.
enum Shell: String, CaseIterable, ExpressibleByArgument {
  case bash, zsh, fish
}

/// `xlplug completion`: prints the script that a shell loads.
struct CompletionCommand: PagedCommand {
  static let page = CommandPage(
    name: "completion",
    purpose: "Print a shell completion script.",
    description: ["Packages of xlplug install the scripts. Without a package, load the script in the shell."],
    examples: [
      "source <(xlplug completion bash)",
      "source <(xlplug completion zsh)",
      "xlplug completion fish | source",
    ],
  )

  @Argument(help: "The shell.")
  var shell: Shell

  func run() throws { Output.printDocument(shell.completionScript) }
}

/// `xlplug complete`: answers a completion script.
struct WordsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "complete",
    abstract: "Print completions for the last word of a command line.",
    shouldDisplay: false,
  )

  @Argument(parsing: .postTerminator, help: "The words after the name of the program.")
  var words: [String] = []

  func run() throws {
    Output.printDocument(CompletionAnswer(CompletionLine(words, of: try CommandDefinition.ofXLPlug())).text)
  }
}
