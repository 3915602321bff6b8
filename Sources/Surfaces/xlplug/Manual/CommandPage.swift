import ArgumentParser

/// What help and manual say about a command besides its options.
struct CommandPage: Sendable {
  /// A word or name, and its meaning.
  struct Entry: Sendable {
    /// What the entry is about.
    var term: String
    /// Its meaning.
    var meaning: String

    init(_ term: String, _ meaning: String) { (self.term, self.meaning) = (term, meaning) }
  }

  /// The word that runs the command.
  var name = ""
  /// The purpose in one line.
  var purpose = ""
  /// Paragraphs after the purpose.
  var description: [String] = []
  /// Command lines, each short enough for a terminal of 80 columns.
  var examples: [String] = []
  /// The exit statuses, where they differ from those of all commands.
  var exits: [Entry] = []
  /// The exit status of environment errors, one of `exits` where these are listed.
  var environmentExit = Exit.environmentError
  /// The environment variables that the command reads.
  var environment: [Entry] = []
  /// The files that the command reads or writes.
  var files: [Entry] = []

  /// What follows the purpose in the help of the command.
  var discussion: String {
    var parts = description
    if !examples.isEmpty {
      parts.append(
        (["Example\(examples.count == 1 ? "" : "s"):"] + examples.map { "  \($0)" }).joined(separator: "\n")
      )
    }
    if !exits.isEmpty {
      parts.append(
        (["Exit status:"] + exits.map { "  \($0.term)  \($0.meaning)" }).joined(separator: "\n")
      )
    }
    return parts.joined(separator: "\n\n")
  }

  /// The environment variables of the commands that talk to xenstore.
  static let storeEnvironment = [
    Entry("XENSTORED_PATH", "The socket of xenstored, if --store is not given."),
    Entry("XENSTORED_RUNDIR", "The directory of that socket, if XENSTORED_PATH is not set."),
  ]
  /// The environment variables of the commands that choose an engine.
  static let engineEnvironment = [
    Entry(EngineChoice.variable, "The engine, libxl or native, if --engine is not given.")
  ]
  /// The files of the commands that attach and detach devices.
  static let deviceFiles = [
    Entry("/etc/xen/scripts", "The hotplug scripts."),
    Entry("/run/xlplug", "Locks and journals of devices."),
    Entry("/var/lib/xen", "The configurations of domains that libxl keeps."),
  ]
  /// The environment variables of the commands that print in color.
  static let colorEnvironment = [
    Entry("NO_COLOR", "Suppresses color if set and not empty."),
    Entry("TERM", "Suppresses color if set to 'dumb'."),
  ]
}

/// A command with a page.
protocol PagedCommand: ParsableCommand {
  /// The text in help and manual about it.
  static var page: CommandPage { get }
  /// Its subcommands.
  static var subcommands: [any ParsableCommand.Type] { get }
}

extension PagedCommand {
  static var subcommands: [any ParsableCommand.Type] { [] }

  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: page.name,
      abstract: page.purpose,
      discussion: page.discussion,
      subcommands: subcommands
    )
  }
}
