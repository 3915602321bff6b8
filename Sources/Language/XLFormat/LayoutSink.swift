import XLText

/// What takes a formatted text piece by piece: tokens of the source, and bytes between them.
protocol LayoutSink {
  /// Takes bytes of the source as they are; ranges come in order and never overlap.
  mutating func keep(_ range: ByteRange)
  /// Takes one byte of the source, changed into another.
  mutating func change(_ offset: Int, to byte: UInt8)
  /// Takes a byte that the style puts there.
  mutating func write(_ byte: UInt8)
}

extension LayoutSink {
  /// Takes several blanks.
  mutating func indent(_ columns: Int) { for _ in 0..<columns { write(0x20) } }
}

/// Makes the formatted text.
struct TextSink: LayoutSink {
  private let source: SourceText
  private(set) var bytes: [UInt8] = []

  init(_ source: SourceText) {
    self.source = source
    bytes.reserveCapacity(source.bytes.count + source.bytes.count / 8)
  }

  mutating func keep(_ range: ByteRange) { bytes += source[range] }
  mutating func change(_ offset: Int, to byte: UInt8) { bytes.append(byte) }
  mutating func write(_ byte: UInt8) { bytes.append(byte) }
}

/// Makes the edits that lead to the formatted text, as small as they can be.
struct EditSink: LayoutSink {
  private let source: SourceText
  /// Edits that are not inside are left out.
  private let window: ByteRange
  private var keptUpTo = 0
  private var pending: [UInt8] = []
  private(set) var edits: [TextEdit] = []

  init(_ source: SourceText, window: ByteRange) {
    self.source = source
    self.window = window
  }

  mutating func keep(_ range: ByteRange) {
    replace(upTo: range.start)
    keptUpTo = range.end
  }

  mutating func change(_ offset: Int, to byte: UInt8) {
    replace(upTo: offset)
    write(byte)
    replace(upTo: offset + 1)
  }

  mutating func write(_ byte: UInt8) { pending.append(byte) }

  /// Ends the text.
  mutating func finish() { replace(upTo: source.bytes.count) }

  private mutating func replace(upTo end: Int) {
    var old = ByteRange(keptUpTo, end)
    var new = pending[...]
    while let byte = new.last, !old.isEmpty, source.bytes[old.end - 1] == byte {
      new.removeLast()
      old = ByteRange(old.start, old.end - 1)
    }
    while let byte = new.first, !old.isEmpty, source.bytes[old.start] == byte {
      new.removeFirst()
      old = ByteRange(old.start + 1, old.end)
    }
    let isSame = old.isEmpty && new.isEmpty
    if !isSame, old.start >= window.start, old.end <= window.end { edits.append(TextEdit(old, Array(new))) }
    pending.removeAll(keepingCapacity: true)
    keptUpTo = end
  }
}
