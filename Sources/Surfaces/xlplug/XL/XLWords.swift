import Glibc

/// The words behind one of xl's commands, cut as `getopt_long` cuts them for xl.
///
/// Options may stand anywhere before `--`, letters may be joined, a long option may be cut short; with
/// POSIXLY_CORRECT set, the first operand ends the options.
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
    let endsEarly = getenv("POSIXLY_CORRECT") != nil
    var rest = words[...]
    while let word = rest.popFirst() {
      if word.bytes == Array("--".utf8) {
        operands += rest
        break
      }
      if word.bytes.count < 2 || word.bytes[0] != UInt8(ascii: "-") {
        operands.append(word)
        if endsEarly {
          operands += rest
          break
        }
      } else if word.bytes[1] == UInt8(ascii: "-") {
        try takeLong(word.bytes.dropFirst(2), command)
      } else {
        for letter in word.bytes.dropFirst() { try take(letter, command) }
      }
    }
    if operands.count < command.operandCountMin { throw .missingOperands }
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
    let all = command.options + [(UInt8(ascii: "h"), "help")]
    let exact = all.filter { $0.word.utf8.elementsEqual(name) }
    let fitting = exact.isEmpty ? all.filter { $0.word.utf8.starts(with: name) } : exact
    guard fitting.count == 1 else { throw .unknownOption(VisibleOption.word(text)) }
    // No option takes a value, and xl looks at the letter of one that was given one: `--help=x` is help.
    if name.count < text.count, fitting[0].letter != UInt8(ascii: "h") {
      throw .unknownOption(VisibleOption.word(text))
    }
    try take(fitting[0].letter, command)
  }
}

/// Options as they are named in complaints.
private enum VisibleOption {
  static func letter(_ letter: UInt8) -> String { "-" + String(decoding: [letter], as: UTF8.self) }
  static func word(_ text: ArraySlice<UInt8>) -> String { "--" + String(decoding: text, as: UTF8.self) }
}
