/// A command line up to the cursor, as the definitions of the commands read it.
struct CompletionLine {
  /// The command that the words name: one of ours, or one of xl's.
  enum Command {
    case own(CommandDefinition)
    case xl(XLCommand)
  }

  /// The command so far.
  private(set) var command: Command
  /// The names of that command, without the program's.
  private(set) var path: [String] = []
  /// The words that are neither options nor their values.
  private(set) var operands: [String] = []
  /// The values of options, by their spelling.
  private(set) var values: [String: String] = [:]
  /// The spellings of the options that are there.
  private(set) var spellings: Set<String> = []
  /// The option whose value is next; nil where another word is.
  private(set) var awaiting: ArgumentDefinition?
  /// Whether `--` ended the options.
  private(set) var isEnded = false
  /// The word at the cursor.
  let current: String
  /// All words, without the program's name.
  let words: [String]

  private let root: CommandDefinition
  private let xlOptions = CommandDefinition.ofXLOptions().shownOptions
  private var isHelp = false

  /// What words after the program's name mean; the last is the one at the cursor.
  init(_ words: [String], of root: CommandDefinition) {
    (self.root, self.words, command) = (root, words, .own(root))
    current = words.last ?? ""
    for word in words.dropLast() { take(word) }
  }

  /// The options that can be given here.
  var options: [ArgumentDefinition] {
    switch command {
    case .own(let command): command.shownOptions
    case .xl: []
    }
  }

  /// The subcommands that can be named here.
  var subcommands: [CommandDefinition] {
    guard case .own(let command) = command, operands.isEmpty else { return [] }
    return command.shownSubcommands
  }

  /// Whether one of xl's commands can be named here.
  var takesXLCommand: Bool { if case .own = command { path.isEmpty && operands.isEmpty } else { false } }

  /// The positional argument at the cursor.
  var positional: ArgumentDefinition? {
    guard case .own(let command) = command else { return nil }
    let all = command.positionals
    if operands.count < all.count { return all[operands.count] }
    return all.last.flatMap { $0.isRepeating ? $0 : nil }
  }

  private mutating func take(_ word: String) {
    if let option = awaiting {
      for spelling in option.spellings { values[spelling] = word }
      awaiting = nil
    } else if !isEnded, word == "--" {
      isEnded = true
    } else if !isEnded, word.hasPrefix("-"), word.utf8.count > 1 {
      takeOption(word)
    } else {
      takeName(word)
    }
  }

  private mutating func takeOption(_ word: String) {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let known = options + (path.isEmpty ? xlOptions : [])
    guard let option = known.first(where: { $0.spellings.contains(parts[0]) }) else { return }
    spellings.formUnion(option.spellings)
    if parts.count == 2 {
      for spelling in option.spellings { values[spelling] = parts[1] }
    } else if option.kind == .option {
      awaiting = option
    }
  }

  private mutating func takeName(_ word: String) {
    if takesXLCommand, let named = XLCommand(Array(word.utf8)) {
      (command, path) = (.xl(named), [word])
    } else if takesXLCommand, !isHelp, word == "help" {
      isHelp = true
    } else if let named = subcommands.first(where: { $0.commandName == word }) {
      command = .own(named)
      path.append(word)
    } else {
      operands.append(word)
    }
  }
}
