/// Where the lines of a text begin; made once, asked often.
public struct LineIndex: Hashable, Sendable {
  /// Offsets of the first byte of each line; the first is 0.
  private let starts: [UInt32]

  /// The lines of a text; a line ends with its line feed.
  public init(_ text: SourceText) {
    var starts: [UInt32] = [0]
    let bytes = text.bytes.span
    for offset in bytes.indices where bytes[offset] == 0x0A { starts.append(UInt32(offset + 1)) }
    self.starts = starts
  }

  /// How many lines there are; a text without a line feed has one.
  public var count: Int { starts.count }

  /// The line that an offset is in, from 0.
  public func line(at offset: Int) -> Int {
    (0..<starts.count).end { Int(starts[$0]) <= offset } - 1
  }

  /// Offset of the first byte of a line, from 0.
  public func start(ofLine line: Int) -> Int { Int(starts[line]) }
}
