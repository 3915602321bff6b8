/// The words after one of xl's commands, cut as `getopt_long` cuts them for xl.
///
/// The first operand ends the options, and so does `--`; letters may be joined, and a long option may be cut
/// short.
struct XLWords {
  /// Why the command does not get to work.
  enum End: Error, Hashable {
    /// Help was asked for.
    case help
    /// An option that the command does not have, as xl would name it.
    case unknownOption(String)
    /// Not enough operands.
    case missingOperands
  }

  /// The operands, in order.
  private(set) var operands: [ArgumentBytes] = []
  /// The letters of the options that were given.
  private(set) var options: Set<UInt8> = []

  /// Cuts the words of a command.
  init(_ words: [ArgumentBytes], of command: XLCommand) throws(End) {
    var rest = words[...]
    while let word = rest.first?.bytes, word.count > 1, word[0] == UInt8(ascii: "-") {
      rest.removeFirst()
      if word == Array("--".utf8) { break }
      if word[1] == UInt8(ascii: "-") {
        try takeLong(word.dropFirst(2), command)
      } else {
        for letter in word.dropFirst() { try take(letter, command) }
      }
    }
    operands = Array(rest)
    if operands.count < command.operandCountMin { throw .missingOperands }
  }

  /// Options of the command after its operands, where xl takes them for operands, and drops them.
  func droppedOptions(of command: XLCommand) -> [String] {
    let further = operands.dropFirst(command.operandCountMin)
    if further.isEmpty { return [] }
    let spellings = command.options.flatMap { [VisibleOption.letter($0.letter), "--" + $0.word] }
    return further.map { String(decoding: $0.bytes, as: UTF8.self) }.filter(spellings.contains)
  }

  private mutating func take(_ letter: UInt8, _ command: XLCommand) throws(End) {
    if letter == UInt8(ascii: "h") { throw .help }
    guard command.options.contains(where: { $0.letter == letter }) else {
      throw .unknownOption(VisibleOption.letter(letter))
    }
    options.insert(letter)
  }

  private mutating func takeLong(_ text: ArraySlice<UInt8>, _ command: XLCommand) throws(End) {
    let name = text.prefix { $0 != UInt8(ascii: "=") }
    let all = command.options + [(UInt8(ascii: "h"), "help", "")]
    let exact = all.filter { $0.word.utf8.elementsEqual(name) }
    let fitting = exact.isEmpty ? all.filter { $0.word.utf8.starts(with: name) } : exact
    guard fitting.count == 1 else { throw .unknownOption(VisibleOption.word(text)) }
    // No option takes a value, and xl checks the letter of one that was given one: `--help=x` is help.
    if name.count < text.count, fitting[0].letter != UInt8(ascii: "h") {
      throw .unknownOption(VisibleOption.word(text))
    }
    try take(fitting[0].letter, command)
  }
}

/// Options as they are named in diagnostics.
private enum VisibleOption {
  static func letter(_ letter: UInt8) -> String { "-" + String(decoding: [letter], as: UTF8.self) }
  static func word(_ text: ArraySlice<UInt8>) -> String { "--" + String(decoding: text, as: UTF8.self) }
}
