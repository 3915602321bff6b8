import ArgumentParser
import XLText

/// What a shell offers for the word at the cursor.
struct CompletionAnswer {
  /// What the shell adds by itself.
  enum Files: String {
    case none, files, directories
  }

  /// A word, and what it is.
  struct Candidate {
    var word: String
    var meaning = ""
  }

  /// The words that fit.
  private(set) var candidates: [Candidate] = []
  /// Whether names of files are offered.
  private(set) var files = Files.none

  /// What can be at the cursor of a line.
  init(_ line: CompletionLine) {
    let current = line.current
    if let option = line.awaiting {
      offerValues(of: option, line, after: "")
    } else if !line.isEnded, current.hasPrefix("-"), let equals = current.firstIndex(of: "=") {
      let name = current[..<equals]
      guard let option = line.options.first(where: { $0.spellings.contains(String(name)) }) else { return }
      offerValues(of: option, line, after: "\(name)=")
    } else if !line.isEnded, current.hasPrefix("-") {
      offerOptions(line)
    } else {
      offerOperands(line)
    }
    candidates = candidates.filter { $0.word.hasPrefix(current) && Self.isSafe($0.word) }
  }

  /// The answer as lines: what the shell adds, then the words with their meanings after a tab.
  var text: String {
    let lines = candidates.map { "\($0.word)\t\(VisibleText($0.meaning.utf8).shown)" }
    return ([files.rawValue] + lines).joined(separator: "\n")
  }

  /// Whether a word can go to a command line without quotes; names in a store may be anything.
  private static func isSafe(_ word: String) -> Bool {
    word.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"):
        true
      default: "-_.:,/@+=%".utf8.contains(byte)
      }
    }
  }

  private mutating func offerOptions(_ line: CompletionLine) {
    for option in line.options {
      let isFree = option.isRepeating || line.spellings.isDisjoint(with: option.spellings)
      guard isFree else { continue }
      for spelling in option.spellings {
        candidates.append(Candidate(word: spelling, meaning: option.abstract ?? ""))
      }
    }
    if case .xl(let command) = line.command {
      for option in command.options {
        candidates.append(Candidate(word: "--\(option.word)", meaning: option.meaning))
      }
      candidates.append(Candidate(word: "--help", meaning: "Show help information."))
    }
  }

  private mutating func offerOperands(_ line: CompletionLine) {
    for command in line.subcommands {
      candidates.append(Candidate(word: command.commandName, meaning: command.abstract ?? ""))
    }
    if line.takesXLCommand {
      candidates += XLCommand.allCases.map { Candidate(word: $0.rawValue, meaning: $0.purpose) }
    }
    if case .xl(let command) = line.command { offerOperands(of: command, line) }
    if let positional = line.positional { offerValues(of: positional, line, after: "") }
  }

  private mutating func offerOperands(of command: XLCommand, _ line: CompletionLine) {
    switch (command, line.operands.count) {
    case (.blockList, _), (.networkList, _), (_, 0):
      candidates += Self.candidates(StoreCompletion.domains(line.words, 0, line.current))
    case (.blockDetach, 1), (.networkDetach, 1):
      candidates += Self.candidates(StoreCompletion.devices(line.words, 0, line.current))
    case (.cdInsert, 1), (.cdEject, 1):
      candidates += Self.candidates(StoreCompletion.drives(line.words, 0, line.current))
    case (.blockAttach, _), (.cdInsert, 2): files = .files
    case (.networkAttach, _), (.blockDetach, _), (.networkDetach, _), (.cdInsert, _), (.cdEject, _): break
    }
  }

  /// Offers what an argument can be; `prefix` is what the word at the cursor has before the value.
  private mutating func offerValues(
    of argument: ArgumentDefinition,
    _ line: CompletionLine,
    after prefix: String
  ) {
    guard let kind = argument.completionKind else { return }
    if kind.file != nil { files = .files }
    if kind.directory != nil { files = .directories }
    var found = (kind.list?.values ?? []).map { Candidate(word: $0) }
    if kind.custom != nil { found += Self.candidates(own(argument, line, after: prefix)) }
    candidates += found.map { Candidate(word: prefix + $0.word, meaning: $0.meaning) }
  }

  /// What the closure that the argument was declared with offers.
  private func own(_ argument: ArgumentDefinition, _ line: CompletionLine, after prefix: String) -> [String] {
    guard case .own(let command) = line.command else { return [] }
    let position = command.positionals.firstIndex { $0.valueName == argument.valueName } ?? 0
    let name = argument.kind == .positional ? "positional@\(position)" : argument.spellings.first ?? ""
    let value = String(line.current.dropFirst(prefix.count))
    let words = line.words.dropLast() + [value]
    do {
      // The argument parser alone knows the closure; it answers by what it throws.
      _ = try XLPlug.parseAsRoot(
        ["---completion"] + line.path + ["--", name, "\(words.count - 1)", "\(value.count)"] + words
      )
      return []
    } catch {
      return XLPlug.message(for: error).split(separator: "\n").map(String.init)
    }
  }

  /// Words of a closure, with their meanings after a tab.
  private static func candidates(_ lines: [String]) -> [Candidate] {
    lines.map { line in
      let parts = line.split(separator: "\t", maxSplits: 1).map(String.init)
      return Candidate(word: parts.first ?? "", meaning: parts.count == 2 ? parts[1] : "")
    }
  }
}
