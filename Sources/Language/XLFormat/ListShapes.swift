import XLSyntax

/// Which lists of a setting take one line, and which one line for each element.
///
/// A list is spread out where it is too wide for one line, or had a line end or a comment inside, or a list
/// in it is. One pass without recursion; lists are reported in the order of their opening brackets.
struct ListShapes {
  private struct Frame {
    var list: Int
    var width = 2
    var hasElement = false
    var hasLineEnd = false
    /// A comment, or a list that is spread out.
    var mustSpread = false

    mutating func add(_ columns: Int) {
      width += columns + (hasElement ? 2 : 0)
      hasElement = true
    }

    var isSpread: Bool { mustSpread || hasLineEnd && hasElement }
  }

  /// Whether each list is spread out.
  private(set) var areSpread: [Bool] = []
  /// Whether more lists are nested than are laid out.
  private(set) var isTooDeep = false

  /// The lists among pieces that are whole lists; the first opens at a column.
  init(_ syntax: ConfigSyntax, _ tokens: Range<Int>, column: Int) {
    var open: [Frame] = []
    for index in tokens {
      switch syntax.tokenKind(index) {
      case .openBracket:
        open.append(Frame(list: areSpread.count))
        areSpread.append(false)
        if open.count > ConfigStyle.depthMax {
          isTooDeep = true
          return
        }
      case .closeBracket:
        guard let frame = open.popLast() else { return }
        let depth = open.count
        // An inner list has a comma after it.
        let end = frame.width + (depth == 0 ? column : depth * ConfigStyle.indentation + 1)
        let isSpread = frame.isSpread || frame.hasElement && end > ConfigStyle.columnsMax
        areSpread[frame.list] = isSpread
        guard depth > 0 else { return }
        open[depth - 1].add(frame.width)
        if isSpread { open[depth - 1].mustSpread = true }
      case .string, .number:
        if !open.isEmpty {
          open[open.count - 1].add(ConfigStyle.columns(of: syntax.bytes(in: syntax.token(index).range)))
        }
      case .newline: if !open.isEmpty { open[open.count - 1].hasLineEnd = true }
      case .comment: if !open.isEmpty { open[open.count - 1].mustSpread = true }
      default: continue
      }
    }
  }
}
