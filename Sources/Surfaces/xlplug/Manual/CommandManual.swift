import ArgumentParser

/// The manual pages of all commands, made of their definitions and pages.
struct CommandManual {
  private let root: CommandDefinition

  /// The manual of this program.
  init() throws { root = try CommandDefinition.ofXLPlug() }

  /// One page for the program, for each command, for each of xl's commands, and for the settings files.
  func pages() -> [ManualPage] {
    let commands = pages(of: root, XLPlug.self, after: [])
    let all = commands + XLCommand.allCases.map(page)
    return [SettingsManual.page]
      + all.map { page in
        var page = page
        page.seeAlso = all.map(\.reference).filter { $0 != page.reference && isNear($0, page) }
        return page
      }
  }

  /// Whether a page belongs to what a reader of another requires next: everything for that of the program,
  /// the program and what lies beside or below for others.
  private func isNear(_ reference: String, _ page: ManualPage) -> Bool {
    if page.name == root.commandName || reference == "\(root.commandName)(1)" { return true }
    let name = reference.prefix { $0 != "(" }
    let family = page.name.split(separator: "-").prefix(2).joined(separator: "-")
    return name == family || name.hasPrefix(family + "-")
  }

  // MARK: our commands

  private func pages(
    of command: CommandDefinition,
    _ type: any ParsableCommand.Type,
    after path: [String]
  ) -> [ManualPage] {
    let own = page(command, (type as? any PagedCommand.Type)?.page ?? CommandPage(), path)
    return [own]
      + command.shownSubcommands.flatMap { subcommand -> [ManualPage] in
        let found = type.configuration.subcommands.first { $0._commandName == subcommand.commandName }
        return found.map { pages(of: subcommand, $0, after: path + [command.commandName]) } ?? []
      }
  }

  private func page(_ command: CommandDefinition, _ page: CommandPage, _ path: [String]) -> ManualPage {
    let words = path + [command.commandName]
    var manual = ManualPage(
      name: words.joined(separator: "-"),
      part: 1,
      summary: Self.sentence(command.abstract ?? "")
    )
    manual.sections = [
      .init("SYNOPSIS", [.lines([synopsis(command, words)])]),
      .init("DESCRIPTION", ([command.abstract ?? ""] + page.description).map { .paragraph($0) }),
    ]
    let subcommands = command.shownSubcommands.filter { $0.commandName != "help" }
    if !subcommands.isEmpty {
      let entries = subcommands.map { (term: $0.commandName, meaning: [$0.abstract ?? ""]) }
      manual.sections.append(.init("COMMANDS", [.entries(entries)]))
    }
    manual.sections += optionSections(command)
    let exits = page.exits.isEmpty ? Exit.entries : page.exits
    manual.sections.append(.init("EXIT STATUS", [.entries(exits.map(Self.block))]))
    if !page.environment.isEmpty {
      manual.sections.append(.init("ENVIRONMENT", [.entries(page.environment.map(Self.block))]))
    }
    if !page.files.isEmpty {
      manual.sections.append(.init("FILES", [.entries(page.files.map(Self.block))]))
    }
    if !page.examples.isEmpty { manual.sections.append(.init("EXAMPLES", [.lines(page.examples)])) }
    return manual
  }

  private func synopsis(_ command: CommandDefinition, _ words: [String]) -> String {
    let takesCommand = command.shownSubcommands.isEmpty ? [] : ["<command>"]
    let operands = command.positionals.filter(\.shouldDisplay).map(\.synopsis)
    return (words + ["[<options>]"] + takesCommand + operands).joined(separator: " ")
  }

  /// The operands, then the options below the headings that the help has.
  private func optionSections(_ command: CommandDefinition) -> [ManualPage.Section] {
    var sections: [ManualPage.Section] = []
    let operands = command.positionals.filter(\.shouldDisplay)
    if !operands.isEmpty { sections.append(.init("ARGUMENTS", [.entries(operands.map(Self.block))])) }
    var titles: [String?] = []
    for title in command.shownOptions.map(\.sectionTitle) where !titles.contains(title) {
      titles.append(title)
    }
    // The help has those without a heading last, too.
    titles = titles.filter { $0 != nil } + titles.filter { $0 == nil }
    let blocks = titles.flatMap { title -> [ManualPage.Block] in
      let options = command.shownOptions.filter { $0.sectionTitle == title }
      let heading = titles.count > 1 ? title ?? "Other" : nil
      return (heading.map { [.heading($0)] } ?? []) + [.entries(options.map(Self.block))]
    }
    if !blocks.isEmpty { sections.append(.init("OPTIONS", blocks)) }
    return sections
  }

  private static func block(_ argument: ArgumentDefinition) -> (term: String, meaning: [String]) {
    let value = argument.kind == .flag ? "" : "<\(argument.valueName ?? "value")>"
    let names = argument.spellings.sorted { $0.count < $1.count }.joined(separator: ", ")
    let term = [names, value].filter { !$0.isEmpty }.joined(separator: " ")
    var meaning = argument.abstract ?? ""
    if let values = argument.allValues, argument.kind != .flag {
      meaning += " One of \(values.joined(separator: ", "))."
    }
    if let value = argument.defaultValue { meaning += " Default: \(value)." }
    return (term, [meaning] + (argument.discussion.map { [$0] } ?? []))
  }

  private static func block(_ entry: CommandPage.Entry) -> (term: String, meaning: [String]) {
    (entry.term, [entry.meaning])
  }

  /// A purpose as NAME has it: without the full stop.
  private static func sentence(_ abstract: String) -> String {
    abstract.hasSuffix(".") ? String(abstract.dropLast()) : abstract
  }

  // MARK: xl's commands

  private func page(_ command: XLCommand) -> ManualPage {
    var manual = ManualPage(
      name: "\(root.commandName)-\(command.rawValue)",
      part: 1,
      summary: command.purpose
    )
    let usage =
      "\(root.commandName) [-\(command.letters)] [<options>] \(command.rawValue) \(command.operands)"
    manual.sections = [
      .init("SYNOPSIS", [.lines([usage])]),
      .init("DESCRIPTION", [.paragraph("\(command.purpose)."), .paragraph(XLCommand.description)]),
    ]
    let own = command.options.map { option in
      (term: "-\(Character(Unicode.Scalar(option.letter))), --\(option.word)", meaning: [option.meaning])
    }
    let before = CommandDefinition.ofXLOptions().shownOptions
    manual.sections.append(
      .init(
        "OPTIONS",
        (own.isEmpty ? [] : [.heading("After the command"), .entries(own)])
          + [.heading("Before the command"), .entries(before.map(Self.block))]
      )
    )
    manual.sections.append(.init("EXIT STATUS", [.entries(XLCommand.exits.map(Self.block))]))
    manual.sections.append(
      .init(
        "ENVIRONMENT",
        [.entries((CommandPage.storeEnvironment + CommandPage.engineEnvironment).map(Self.block))]
      )
    )
    return manual
  }
}
