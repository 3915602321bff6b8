import ArgumentParser

extension XLCommand {
  /// What `help` and `--help` print for it: xl's text, then the options of xlplug.
  var help: String {
    let own = options.map { option in
      ("-\(Character(Unicode.Scalar(option.letter))), --\(option.word)", option.meaning)
    }
    let before = CommandDefinition.ofXLOptions().shownOptions.filter(isPossible).map { option in
      let value = option.kind == .flag ? "" : " <\(option.valueName ?? "value")>"
      let names = option.spellings.sorted { $0.utf8.count < $1.utf8.count }.joined(separator: ", ")
      return (names + value, option.abstract ?? "")
    }
    let width = (own + before).map(\.0.utf8.count).max() ?? 0
    func lines(_ rows: [(String, String)]) -> String {
      rows.map { "\($0)" + String(repeating: " ", count: width - $0.utf8.count) + "  \($1)\n" }.joined()
    }
    return "Usage: xlplug [-\(letters)] [<options>] \(rawValue) \(operands)\n\n\(purpose).\n\n"
      + (own.isEmpty ? "" : "Options:\n\n\(lines(own))\n") + "Options before the command:\n\n\(lines(before))"
  }

  /// Whether an option can be before this command.
  private func isPossible(_ option: ArgumentDefinition) -> Bool {
    switch option.spellings.first {
    case "-N"?: hasDryRun
    case "-f"?: changes
    default: true
    }
  }
}

extension CommandDefinition {
  /// The options before one of xl's commands, as a command without a name of its own.
  static func ofXLOptions() -> CommandDefinition {
    var options = (try? CommandDefinition(dump: XLOptions._dumpHelp())) ?? CommandDefinition()
    options.arguments?.removeAll { !XLOptions.refused.isDisjoint(with: $0.spellings) }
    return options
  }
}
