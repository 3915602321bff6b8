/// Configuration files that nobody wrote: mostly right ones, and such ones with a few bytes changed.
public struct ConfigSentences {
  var random: Seeded

  /// Files for the numbers of a generator.
  public init(random: Seeded) { self.random = random }

  private static let names = ["a", "b", "c", "disk", "vif", "a.b", "x_1", "memory"]
  private static let texts = [
    "", "x", "a b", "#", "[", "]", ",", "=", "\\\\", "\\\"", "\\'", "\\n\\t", "\\a\\b\\f\\v\\r", "\t", "é",
    "\u{1}",
    "/dev/vg/x,raw,xvda,w", "\\101", "x\\1234y", "\\7 12", "\\1+12", "\\0-99z", "\\112", "\\377x",
  ]
  private static let brokenTexts = [
    "\\x41", "\\e", "\\1", "\\08", "\\12", "\\1\n", "a\nb", "\0", "\\\0", "\\1\0\0\0", "\\\n", "\r",
  ]
  private static let numbers = ["0", "1", "512", "0x1f", "08", "0f0x", "1m", "9a", "00", "0xx"]
  private static let gaps = ["", "", "", " ", "\t", "  "]
  private static let soup = [
    "a", "=", "+=", "[", "]", ",", "\n", ";", "\"x\"", "'y'", "1", "#c\n", "#", " ", "\r", "\"", "'", "@",
    "A", "-",
    "+", "\\", "\0", "\u{feff}", "b=1\n", "\"\0\"",
  ]
  /// Bytes that a change puts in.
  private static let changes: [UInt8] = Array("a1=+[],;\"'#\\\n\r\t @A-.x".utf8) + [0, 0x80, 0xFF]

  /// The seed; print it where a test fails.
  public var seed: UInt64 { random.seed }

  /// The next file.
  public mutating func next() -> [UInt8] {
    if random.chance(1, in: 5) {
      let count = Int.random(in: 0...12, using: &random)
      return (0..<count).flatMap { _ in Array(random.pick(Self.soup).utf8) }
    }
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0...5, using: &random) { text += statement().utf8 }
    if random.chance(1, in: 4), !text.isEmpty { text.removeLast() }
    if random.chance(1, in: 6) { text += random.pick(["#", "# end", "@", "A", "\"", " ", "\r", "?"]).utf8 }
    if random.chance(2, in: 5) { for _ in 0..<Int.random(in: 1...3, using: &random) { change(&text) } }
    return text
  }

  private mutating func change(_ text: inout [UInt8]) {
    let place = Int.random(in: 0...text.count, using: &random)
    switch Int.random(in: 0...2, using: &random) {
    case 0 where place < text.count: text.remove(at: place)
    case 1 where place < text.count: text[place] = random.pick(Self.changes)
    default: text.insert(random.pick(Self.changes), at: place)
    }
  }

  private mutating func statement() -> String {
    if random.chance(1, in: 6) { return random.pick(["\n", ";", "# comment\n", " \n", "#\n", "#\0x\r\n"]) }
    let operation = random.pick(["=", "=", "=", "+="])
    let ending = random.pick(["\n", "\n", "\n", ";", " # c\n", ";;\n", "\n\n"])
    return gap() + random.pick(Self.names) + gap() + operation + gap() + value(depth: 0) + gap() + ending
  }

  private mutating func gap() -> String { random.pick(Self.gaps) }

  private mutating func value(depth: Int) -> String {
    if depth < 4, random.chance(1, in: 3) { return list(depth: depth) }
    if random.chance(1, in: 3) { return random.pick(Self.numbers) }
    let quote = random.pick(["\"", "'"])
    var text = ""
    for _ in 0..<Int.random(in: 0...2, using: &random) { text += random.pick(Self.texts) }
    if random.chance(1, in: 25) { text += random.pick(Self.brokenTexts) }
    return quote + text + quote
  }

  private mutating func list(depth: Int) -> String {
    var text = "[" + listGap()
    let count = Int.random(in: 0...3, using: &random)
    for index in 0..<count {
      text += value(depth: depth + 1) + listGap()
      if index + 1 < count || random.chance(1, in: 4) { text += "," + listGap() }
    }
    return text + "]"
  }

  private mutating func listGap() -> String {
    random.chance(1, in: 4) ? random.pick(["\n", " ", "#c\n", "\n\n"]) : ""
  }
}
