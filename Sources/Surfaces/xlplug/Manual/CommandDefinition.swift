import ArgumentParser
import FoundationEssentials

/// A command as the argument parser defines it: its arguments and its subcommands.
///
/// Completion and manual pages are derived from it, so a new option appears in both without a second entry.
struct CommandDefinition: Decodable {
  /// The name by which the command is called.
  var commandName: String
  /// The purpose in one line.
  var abstract: String?
  /// Whether help, completion and manual name the command.
  var shouldDisplay: Bool
  /// Its arguments, in order.
  var arguments: [ArgumentDefinition]?
  /// Its subcommands, in order.
  var subcommands: [CommandDefinition]?

  /// The whole command line interface.
  static func ofXLPlug() throws -> CommandDefinition { try CommandDefinition(dump: XLPlug._dumpHelp()) }

  /// What a dump of the argument parser says.
  init(dump: String) throws {
    struct Dump: Decodable { var command: CommandDefinition }
    self = try JSONDecoder().decode(Dump.self, from: Data(dump.utf8)).command
  }

  /// A command without a name and without arguments.
  init() { (commandName, shouldDisplay) = ("", false) }

  /// The subcommands that users see.
  var shownSubcommands: [CommandDefinition] { (subcommands ?? []).filter(\.shouldDisplay) }

  /// The options that users see.
  var shownOptions: [ArgumentDefinition] {
    (arguments ?? []).filter { $0.shouldDisplay && $0.kind != .positional }
  }

  /// The positional arguments, in order.
  var positionals: [ArgumentDefinition] { (arguments ?? []).filter { $0.kind == .positional } }
}

/// An option, a flag or a positional argument of a command.
struct ArgumentDefinition: Decodable {
  /// The three kinds of arguments.
  enum Kind: String, Decodable {
    case positional, option, flag
  }

  /// A spelling of an option.
  struct Name: Decodable {
    /// The number of dashes before it, and whether it is one letter.
    enum Kind: String, Decodable {
      case long, short, longWithSingleDash
    }

    var kind: Kind
    var name: String

    /// As it is typed: `--json`, `-n`.
    var spelling: String { (kind == .long ? "--" : "-") + name }
  }

  /// How the shell completes its value; at most one member is present.
  struct Completion: Decodable {
    struct List: Decodable { var values: [String] }
    struct Empty: Decodable {}

    var list: List?
    var file: Empty?
    var directory: Empty?
    var custom: Empty?
  }

  var kind: Kind
  var shouldDisplay: Bool
  var sectionTitle: String?
  var isOptional: Bool
  var isRepeating: Bool
  var names: [Name]?
  var preferredName: Name?
  var valueName: String?
  var defaultValue: String?
  var allValues: [String]?
  var completionKind: Completion?
  var abstract: String?
  var discussion: String?

  /// Its names as they are typed.
  var spellings: [String] { (names ?? []).map(\.spelling) }

  /// Its place in a synopsis: `[--xen <release>]`, `<path> ...`.
  var synopsis: String {
    let name = kind == .positional ? "" : preferredName?.spelling ?? ""
    let value = kind == .flag ? "" : "<\(valueName ?? "value")>"
    let words = [name, value].filter { !$0.isEmpty }.joined(separator: " ") + (isRepeating ? " ..." : "")
    return isOptional ? "[\(words)]" : words
  }
}
