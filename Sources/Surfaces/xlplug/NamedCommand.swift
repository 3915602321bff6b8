import ArgumentParser
import XLText

/// The command that the first words of a command line name.
struct NamedCommand {
  /// Its type.
  private(set) var type: any ParsableCommand.Type = XLPlug.self
  /// Its names, beginning with the program's.
  private(set) var path = [XLPlug._commandName]
  /// Why there is no such command; the rest is about the last that there is.
  private(set) var fault: ValidationError?

  /// Follows words as long as they name commands; a command with subcommands has no option with a value.
  init(_ arguments: [String]) {
    var isHelp = false
    for word in arguments.prefix(while: { $0 != "--" }) where !word.hasPrefix("-") {
      let subcommands = type.configuration.subcommands
      if subcommands.isEmpty { return }
      if let found = subcommands.first(where: { $0._commandName == word }) {
        type = found
        path.append(word)
      } else if !isHelp, path.count == 1, word == "help" {
        isHelp = true
      } else {
        fault = Self.fault(word, among: subcommands, isFirst: path.count == 1)
        return
      }
    }
  }

  /// The text in help and manual about it.
  var page: CommandPage { (type as? any PagedCommand.Type)?.page ?? CommandPage() }

  /// An error with the usage of the command, as lines.
  func complaint(_ wording: UsageWording) -> String {
    let definition = try? path.dropFirst().reduce(CommandDefinition.ofXLPlug()) { command, name in
      command.subcommands?.first { $0.commandName == name } ?? command
    }
    return """
      error: \(wording.words(among: definition ?? CommandDefinition()))
      Usage: \(XLPlug.usageString(for: type))
        See '\(path.joined(separator: " ")) --help' for more information.
      """
  }

  private static func fault(
    _ word: String,
    among subcommands: [any ParsableCommand.Type],
    isFirst: Bool
  ) -> ValidationError {
    let shown = subcommands.filter { $0.configuration.shouldDisplay }.map { $0._commandName }
    let names = shown + (isFirst ? XLCommand.allCases.map(\.rawValue) : [])
    let near = NearestName.of(Array(word.utf8), among: names).map { "; did you mean '\($0)'?" }
    return ValidationError("unknown command '\(word)'\(near ?? "")")
  }
}

/// The words of the argument parser about a command line, as all other errors have them: lower case, no full
/// stop, and a suggestion only where it is near.
struct UsageWording {
  private let message: String

  /// Rewords a message; one of ours stays as it is.
  init(_ message: String) { self.message = message }

  /// The words, made safe for a terminal; `command` is the one whose options are suggested.
  func words(among command: CommandDefinition) -> String {
    let bytes = ArgumentBytes(carried: reworded(command)).bytes
    return VisibleText.lines(String(decoding: bytes, as: UTF8.self))
  }

  private func reworded(_ command: CommandDefinition) -> String {
    let unknown = "Unknown option '"
    if message.hasPrefix(unknown) {
      let option = message.dropFirst(unknown.count).prefix { $0 != "'" }
      let names = command.shownOptions.flatMap(\.spellings).filter { $0.hasPrefix("--") }
      let word = option.drop { $0 == "-" }
      let near =
        option.hasPrefix("--")
        ? NearestName.of(Array(word.utf8), among: names.map { String($0.dropFirst(2)) }) : nil
      return "unknown option '\(option)'" + (near.map { "; did you mean '--\($0)'?" } ?? "")
    }
    let parts = message.split(separator: ". Please provide one of ", maxSplits: 1)
    let words = parts.joined(separator: "; expected one of ")
    return words.prefix(1).lowercased()
      + (words.hasSuffix(".") ? words.dropFirst().dropLast() : words.dropFirst())
  }
}
