/// The lines of a Swift or C file, split into code, strings and comments.
///
/// A scanner, not a parser: it knows quotes, raw quotes, quotes of several lines, and both comments.
struct BareCode {
  /// The code of each line, without strings and comments.
  private(set) var lines: [String] = []
  /// The contents of the strings of each line.
  private(set) var strings: [String] = []
  /// The comments of each line, without their marks.
  private(set) var comments: [String] = []
  /// For each line, whether it lies in a string of several lines.
  private(set) var isLiteral: [Bool] = []

  private enum State: Equatable {
    case code
    /// In a string: how many `#` it has, and whether it has several lines.
    case string(pounds: Int, isLong: Bool)
    case comment(depth: Int)

    var isString: Bool { if case .string = self { true } else { false } }
  }

  init(_ file: Checkout.File) {
    var state = State.code
    for line in file.lines {
      isLiteral.append(state.isString)
      let parts = Self.split(Array(line.utf8), &state, isSwift: file.suffix == "swift")
      lines.append(String(decoding: parts.code, as: UTF8.self))
      strings.append(String(decoding: parts.strings, as: UTF8.self))
      comments.append(String(decoding: parts.comments, as: UTF8.self))
      if case .string(_, isLong: false) = state { state = .code }
    }
  }

  private static let (quote, pound, slash) = (UInt8(ascii: "\""), UInt8(ascii: "#"), UInt8(ascii: "/"))

  private static func split(
    _ line: [UInt8],
    _ state: inout State,
    isSwift: Bool,
  ) -> (code: [UInt8], strings: [UInt8], comments: [UInt8]) {
    var (code, strings, comments): ([UInt8], [UInt8], [UInt8]) = ([], [], [])
    var at = 0
    func has(_ text: String) -> Bool { line[at...].starts(with: text.utf8) }
    while at < line.count {
      let byte = line[at]
      switch state {
      case .comment(let depth):
        let isEnd = byte == UInt8(ascii: "*") && has("*/")
        if isEnd { state = depth == 1 ? .code : .comment(depth: depth - 1) }
        if !isEnd, byte != UInt8(ascii: "*") { comments.append(byte) }
        at += isEnd ? 2 : 1
      case .string(let pounds, let isLong):
        let end = (isLong ? #"""""# : "\"") + String(repeating: "#", count: pounds)
        if byte == quote, has(end) {
          state = .code
          at += end.utf8.count
          code.append(quote)
          strings.append(UInt8(ascii: " "))
        } else {
          let count = pounds == 0 && byte == UInt8(ascii: "\\") ? 2 : 1
          strings += line[at..<min(at + count, line.count)]
          at += count
        }
      case .code:
        if byte == slash, has("//") { return (code, strings, Array(line[at...].drop { $0 == slash })) }
        let pounds = isSwift && byte == pound ? line[at...].prefix { $0 == pound }.count : 0
        if byte == slash, has("/*") {
          state = .comment(depth: 1)
          at += 2
        } else if !isSwift, byte == UInt8(ascii: "'"), has("'\"'") {
          at += 3
        } else if byte == quote || pounds > 0, at + pounds < line.count, line[at + pounds] == quote {
          at += pounds
          let isLong = isSwift && has(#"""""#)
          state = .string(pounds: pounds, isLong: isLong)
          at += isLong ? 3 : 1
          code.append(quote)
        } else {
          code.append(byte)
          at += 1
        }
      }
    }
    return (code, strings, comments)
  }
}

extension Checkout.File {
  /// A source file without what its strings and comments hold.
  var bare: BareCode { Self.allBare[path] ?? BareCode(self) }

  private static let allBare = Dictionary(
    uniqueKeysWithValues: Checkout.sources.map { ($0.path, BareCode($0)) }
  )
}
