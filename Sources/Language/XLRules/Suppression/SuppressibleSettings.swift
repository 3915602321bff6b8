import XLSyntax
import XLText

/// The parts of a text that a comment on a line of its own can be for, by number.
enum SuppressibleSettings: Hashable, Sendable {
  /// The settings of a configuration file.
  case config(ConfigSyntax)
  /// The parts of a manifest: guests, their lists, and devices, each kind in order and without overlaps.
  case blocks([[ByteRange]])

  /// The number of the part that begins at an offset, or later in its line; nil where none does.
  ///
  /// `line` is from the start of the line to that of the next one.
  func number(startingAt offset: Int, line: ByteRange) -> Int? {
    switch self {
    case .config(let syntax): return syntax.statementIndex(startingAt: syntax.tokenIndex(from: offset))
    case .blocks(let levels):
      for (level, blocks) in levels.enumerated() {
        let index = blocks.indices.end { blocks[$0].start < offset }
        if index < blocks.count, blocks[index].start < line.end { return index * levels.count + level }
      }
      return nil
    }
  }

  /// The numbers of the parts that an offset is in, the inner ones first.
  func numbers(around offset: Int) -> [Int] {
    switch self {
    case .config(let syntax): return syntax.statementIndex(at: offset).map { [$0] } ?? []
    case .blocks(let levels):
      return levels.enumerated().reversed().compactMap { level, blocks in
        let index = blocks.indices.end { blocks[$0].start <= offset } - 1
        guard index >= 0, offset <= blocks[index].end else { return nil }
        return index * levels.count + level
      }
    }
  }
}
