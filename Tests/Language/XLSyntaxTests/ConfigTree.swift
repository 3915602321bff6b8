import XLSyntax
import XLText

/// A configuration file as indented lines that people can read: every piece, statement, list and problem.
///
/// A piece is its kind, the line and column (in bytes) of its first byte, and its bytes; line ends together
/// are one line. What belongs to a statement stands below `setting` or `broken`, and what is in a list below
/// its bracket.
struct ConfigTree {
  private let syntax: ConfigSyntax
  private let lines: LineIndex
  private var output = ""
  private var lineEnds = 0
  private var depth = 0

  /// More bytes of a piece, and more pieces of a list in lists, are not shown.
  private static let (shownByteCount, shownDepth) = (100, 12)

  /// The tree of a text.
  static func text(of syntax: ConfigSyntax) -> String {
    var tree = ConfigTree(syntax)
    tree.write()
    return tree.output
  }

  private init(_ syntax: ConfigSyntax) {
    self.syntax = syntax
    lines = LineIndex(syntax.text)
  }

  private mutating func write() {
    var token = 0
    for statement in syntax.statements {
      pieces(token..<statement.tokens.lowerBound)
      line(statement.isSetting ? "setting" : "broken")
      depth += 1
      pieces(statement.tokens)
      depth = 0
      token = statement.tokens.upperBound
    }
    pieces(token..<syntax.tokenCount)
    endLines()
    for problem in syntax.problems {
      line("! \(problem.kind) \(shown(problem.range)), met at \(place(problem.metAt))")
    }
  }

  private mutating func pieces(_ tokens: Range<Int>) {
    for index in tokens {
      let token = syntax.token(index)
      if token.kind == .newline {
        lineEnds += 1
        continue
      }
      if token.kind == .closeBracket { depth = max(1, depth - 1) }
      line("\(token.kind)\(syntax.isInvisible(index) ? " (invisible)" : "") \(shown(token.range))")
      if token.kind == .openBracket { depth += 1 }
    }
    endLines()
  }

  private mutating func line(_ text: String) {
    endLines()
    let indent = String(repeating: "  ", count: min(depth, Self.shownDepth))
    if depth <= Self.shownDepth { output += indent + text + "\n" }
  }

  private mutating func endLines() {
    if lineEnds > 0, depth <= Self.shownDepth {
      output +=
        String(repeating: "  ", count: depth) + (lineEnds == 1 ? "newline\n" : "newline × \(lineEnds)\n")
    }
    lineEnds = 0
  }

  private func place(_ offset: Int) -> String {
    let line = lines.line(at: offset)
    return "\(line + 1):\(offset - lines.start(ofLine: line) + 1)"
  }

  private func shown(_ range: ByteRange) -> String {
    let bytes = syntax.bytes(in: range)
    let shown = bytes.prefix(Self.shownByteCount).map { byte -> String in
      switch byte {
      case 0x20...0x5B, 0x5D...0x7E: String(UnicodeScalar(byte))
      case 0x5C: "\\\\"
      default: "\\x" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
    let more = bytes.count > Self.shownByteCount ? " … \(bytes.count) bytes" : ""
    return "\(place(range.start)) `\(shown.joined())`\(more)"
  }
}
