import Foundation

/// A grammar in ABNF (RFC 5234, with the `%s` strings of RFC 7405), from which random sentences are made.
public struct ABNF: Sendable {
  indirect enum Element: Sendable {
    case choice([Element])
    case sequence([Element])
    case times(ClosedRange<Int>, Element)
    case rule(String)
    case text([UInt8], isExact: Bool)
    case bytes(ClosedRange<UInt8>)
  }

  /// More repetitions than this are never made where the grammar sets no bound.
  public static let repetitionsMax = 6

  private var rules: [String: Element] = [:]
  /// The names of the rules in the order in which they are defined.
  public private(set) var names: [String] = []

  /// Reads the grammar in a file of the checkout.
  public init(file: String) throws {
    try self.init(String(contentsOf: Project.file(file), encoding: .utf8))
  }

  /// Reads a grammar; throws where it is not one, or names a rule that it does not define.
  public init(_ text: String) throws {
    for (name, body, extends) in try Self.statements(text) {
      var reader = ABNFReader(body)
      let element = try reader.element()
      if extends, let old = rules[name] {
        rules[name] = .choice([old, element])
      } else if rules.updateValue(element, forKey: name) != nil {
        throw ABNFFault(message: "rule '\(name)' is defined twice")
      } else {
        names.append(name)
      }
    }
    for (name, element) in Self.core where rules[name] == nil { rules[name] = element }
    for name in names { if let element = rules[name] { try check(element, in: name) } }
  }

  /// A random sentence of a rule.
  public func sentence(of rule: String, using random: inout Seeded) -> [UInt8] {
    var result: [UInt8] = []
    guard let element = rules[rule.lowercased()] else { preconditionFailure("no rule '\(rule)'") }
    write(element, to: &result, using: &random)
    return result
  }

  private func write(_ element: Element, to result: inout [UInt8], using random: inout Seeded) {
    switch element {
    case .choice(let choices): write(random.pick(choices), to: &result, using: &random)
    case .sequence(let parts): for part in parts { write(part, to: &result, using: &random) }
    case .times(let bounds, let part):
      let most = min(bounds.upperBound, bounds.lowerBound + Self.repetitionsMax)
      for _ in 0..<Int.random(in: bounds.lowerBound...most, using: &random) {
        write(part, to: &result, using: &random)
      }
    case .rule(let name): if let body = rules[name] { write(body, to: &result, using: &random) }
    case .text(let bytes, let isExact):
      for byte in bytes {
        let isLetter = (0x61...0x7A).contains(byte | 0x20)
        result.append(!isExact && isLetter && random.chance(1, in: 2) ? byte ^ 0x20 : byte)
      }
    case .bytes(let range): result.append(UInt8.random(in: range, using: &random))
    }
  }

  private func check(_ element: Element, in name: String) throws {
    switch element {
    case .choice(let parts), .sequence(let parts): for part in parts { try check(part, in: name) }
    case .times(_, let part): try check(part, in: name)
    case .rule(let other):
      if rules[other] == nil {
        throw ABNFFault(message: "rule '\(name)' names '\(other)', which is not defined")
      }
    case .text, .bytes: break
    }
  }

  private static let core: [String: Element] = [
    "alpha": .choice([.bytes(0x41...0x5A), .bytes(0x61...0x7A)]), "digit": .bytes(0x30...0x39),
    "hexdig": .choice([.bytes(0x30...0x39), .bytes(0x41...0x46), .bytes(0x61...0x66)]),
    "sp": .bytes(0x20...0x20), "htab": .bytes(9...9), "wsp": .choice([.bytes(0x20...0x20), .bytes(9...9)]),
    "vchar": .bytes(0x21...0x7E), "octet": .bytes(0...255), "lf": .bytes(10...10), "cr": .bytes(13...13),
    "dquote": .bytes(0x22...0x22),
  ]

  /// The rules with comments cut off and lines joined: name, body, and whether it adds alternatives.
  private static func statements(_ text: String) throws -> [(String, String, Bool)] {
    var result: [(String, String, Bool)] = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init) {
      let bare = withoutComment(line)
      if bare.allSatisfy(\.isWhitespace) { continue }
      if bare.first?.isWhitespace == true, let last = result.indices.last {
        result[last].1 += " " + bare
        continue
      }
      guard let equals = bare.firstIndex(of: "=") else { throw ABNFFault(message: "no '=' in '\(line)'") }
      let name = bare[..<equals].trimmingCharacters(in: .whitespaces).lowercased()
      let rest = bare[bare.index(after: equals)...]
      result.append((name, String(rest.first == "/" ? rest.dropFirst() : rest), rest.first == "/"))
    }
    return result
  }

  private static func withoutComment(_ line: String) -> String {
    var isQuoted = false
    for index in line.indices {
      if line[index] == "\"" { isQuoted.toggle() }
      if line[index] == ";" && !isQuoted { return String(line[..<index]) }
    }
    return line
  }
}

/// A text that is not ABNF.
public struct ABNFFault: Error, CustomStringConvertible {
  let message: String
  /// What is wrong with it.
  public var description: String { "abnf: \(message)" }
}

/// Reads the right side of one rule.
private struct ABNFReader {
  private let text: [Character]
  private var position = 0

  init(_ text: String) { self.text = Array(text) }

  mutating func element() throws -> ABNF.Element {
    let result = try choice()
    guard peek == nil else { throw ABNFFault(message: "'\(String(text[position...]))' is left over") }
    return result
  }

  private var peek: Character? { position < text.count ? text[position] : nil }

  private mutating func skipBlanks() { while let next = peek, next.isWhitespace { position += 1 } }

  private mutating func choice() throws -> ABNF.Element {
    var choices = [try sequence()]
    while peek == "/" {
      position += 1
      choices.append(try sequence())
    }
    return choices.count == 1 ? choices[0] : .choice(choices)
  }

  private mutating func sequence() throws -> ABNF.Element {
    var parts: [ABNF.Element] = []
    skipBlanks()
    while let next = peek, next != "/", next != ")", next != "]" {
      parts.append(try repetition())
      skipBlanks()
    }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func repetition() throws -> ABNF.Element {
    let least = Int(digits())
    guard peek == "*" else {
      let part = try atom()
      return least.map { .times($0...$0, part) } ?? part
    }
    position += 1
    let most = Int(digits()) ?? Int.max / 2
    return .times((least ?? 0)...most, try atom())
  }

  private mutating func digits() -> String {
    let start = position
    while let next = peek, next.isASCII, next.isNumber { position += 1 }
    return String(text[start..<position])
  }

  private mutating func atom() throws -> ABNF.Element {
    switch peek {
    case "(": return try bracketed(")")
    case "[": return .times(0...1, try bracketed("]"))
    case "\"": return .text(try quoted(), isExact: false)
    case "%": return try percent()
    default:
      let start = position
      while let next = peek, next.isLetter || next.isNumber || next == "-" { position += 1 }
      guard start < position else {
        throw ABNFFault(message: "nothing known at '\(String(text[position...]))'")
      }
      return .rule(String(text[start..<position]).lowercased())
    }
  }

  private mutating func bracketed(_ close: Character) throws -> ABNF.Element {
    position += 1
    let inner = try choice()
    guard peek == close else { throw ABNFFault(message: "'\(close)' is missing") }
    position += 1
    return inner
  }

  private mutating func quoted() throws -> [UInt8] {
    position += 1
    let start = position
    while let next = peek, next != "\"" { position += 1 }
    guard peek == "\"" else { throw ABNFFault(message: "a quote is not closed") }
    position += 1
    return Array(String(text[start..<position - 1]).utf8)
  }

  /// `%s"…"`, `%i"…"`, `%xNN`, `%xNN-NN`, `%xNN.NN`, and the same with `%d`.
  private mutating func percent() throws -> ABNF.Element {
    position += 1
    let kind = peek
    position += 1
    if kind == "s" || kind == "i" { return .text(try quoted(), isExact: kind == "s") }
    guard kind == "x" || kind == "d" else {
      throw ABNFFault(message: "'%\(kind.map(String.init) ?? "")' is not known")
    }
    let first = try number(kind == "x" ? 16 : 10)
    if peek == "-" {
      position += 1
      return .bytes(first...(try number(kind == "x" ? 16 : 10)))
    }
    var bytes = [first]
    while peek == "." {
      position += 1
      bytes.append(try number(kind == "x" ? 16 : 10))
    }
    return .text(bytes, isExact: true)
  }

  private mutating func number(_ radix: Int) throws -> UInt8 {
    let start = position
    while let next = peek, next.isHexDigit { position += 1 }
    guard let value = UInt8(String(text[start..<position]), radix: radix) else {
      throw ABNFFault(message: "'\(String(text[start..<position]))' is not a byte")
    }
    return value
  }
}
