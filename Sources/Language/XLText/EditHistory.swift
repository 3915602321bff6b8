/// What became of a text over several rounds of edits: what is kept of it, and what was put in.
public struct EditHistory: Hashable, Sendable {
  private enum Piece: Hashable, Sendable {
    case kept(ByteRange)
    case inserted([UInt8])

    var count: Int {
      switch self {
      case .kept(let range): range.count
      case .inserted(let bytes): bytes.count
      }
    }

    /// The bytes from one of its own offsets to another.
    func part(_ from: Int, _ to: Int) -> Piece {
      switch self {
      case .kept(let range): .kept(ByteRange(range.start + from, range.start + to))
      case .inserted(let bytes): .inserted(Array(bytes[from..<to]))
      }
    }
  }

  private let byteCount: Int
  private var pieces: [Piece]

  /// A text that nothing was done to yet.
  public init(of text: SourceText) {
    byteCount = text.bytes.count
    pieces = [.kept(text.range)]
  }

  /// Adds a round: edits of the text as it is now, which must not overlap.
  public mutating func add(_ edits: [TextEdit]) {
    var next: [Piece] = []
    var (index, used, offset) = (0, 0, 0)
    func take(to end: Int, keeps: Bool) {
      while offset < end, index < pieces.count {
        let count = min(pieces[index].count - used, end - offset)
        if keeps, count > 0 { next.append(pieces[index].part(used, used + count)) }
        (used, offset) = (used + count, offset + count)
        if used == pieces[index].count { (index, used) = (index + 1, 0) }
      }
    }
    for edit in edits.sorted(by: { ($0.range.start, $0.range.end) < ($1.range.start, $1.range.end) }) {
      take(to: edit.range.start, keeps: true)
      take(to: edit.range.end, keeps: false)
      if !edit.replacement.isEmpty { next.append(.inserted(edit.replacement)) }
    }
    take(to: .max, keeps: true)
    pieces = next
  }

  /// All rounds as one: edits of the first text, in its order, which do not overlap or touch.
  public var edits: [TextEdit] {
    var edits: [TextEdit] = []
    var (start, inserted) = (0, [UInt8]())
    func close(at end: Int) {
      if end > start || !inserted.isEmpty { edits.append(TextEdit(ByteRange(start, end), inserted)) }
      inserted = []
    }
    for piece in pieces {
      switch piece {
      case .inserted(let bytes): inserted += bytes
      case .kept(let range):
        close(at: range.start)
        start = range.end
      }
    }
    close(at: byteCount)
    return edits
  }
}
