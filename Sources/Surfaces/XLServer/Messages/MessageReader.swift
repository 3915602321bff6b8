/// Cuts what comes from a client into messages, however the bytes are split (LSP 3.17, base protocol).
///
/// A header that names no length is reported once; then everything up to the next one that does is ignored.
public struct MessageReader: ~Copyable {
  /// The most bytes of a message: a text of `ConfigLimits.byteCountMax` with every byte escaped.
  public static let byteCountMax = 129 << 20
  /// The most bytes of the lines before a message.
  public static let headerByteCountMax = 8192

  /// What is found next.
  public enum Piece: Hashable, Sendable {
    /// The bytes of a message.
    case message([UInt8])
    /// Something that is invalid; in words.
    case broken(String)
  }

  private enum State {
    case header
    case body(Int)
    /// So many bytes of a message that is too long are still to come.
    case skipping(Int)
    /// The next line that names a length is searched for.
    case lost
  }

  private var bytes: [UInt8] = []
  private var start = 0
  private var state = State.header

  private static let mark = Array("content-length:".utf8)

  /// A reader at the beginning of a message.
  public init() {}

  /// Takes bytes of the client.
  public mutating func append(_ more: some Collection<UInt8>) {
    if start > 1 << 16 || start == bytes.count {
      bytes.removeSubrange(..<start)
      start = 0
    }
    bytes += more
  }

  /// The next piece; nil where more bytes have to come first.
  public mutating func next() -> Piece? {
    while true {
      switch state {
      case .body(let count):
        if bytes.count - start < count { return nil }
        defer { start += count }
        state = .header
        return .message(Array(bytes[start..<start + count]))
      case .skipping(let count):
        let skipped = min(count, bytes.count - start)
        start += skipped
        state = skipped == count ? .header : .skipping(count - skipped)
        if skipped < count { return nil }
      case .lost:
        if !findMark() { return nil }
        state = .header
      case .header:
        guard let end = headerEnd() else {
          if bytes.count - start <= Self.headerByteCountMax { return nil }
          return lost("the header of a message has more than \(Self.headerByteCountMax) bytes")
        }
        let header = bytes[start..<end]
        guard let count = Self.length(header) else {
          return lost("the header of a message has no line 'Content-Length: N'")
        }
        start = end
        if count > Self.byteCountMax {
          state = .skipping(count)
          return .broken("the message has \(count) bytes; the limit is \(Self.byteCountMax)")
        }
        state = .body(count)
      }
    }
  }

  private mutating func lost(_ words: String) -> Piece {
    state = .lost
    // Where the header began is no place to begin again.
    start = min(start + 1, bytes.count)
    return .broken(words)
  }

  /// Goes to the next line that names a length; false where none is there yet.
  private mutating func findMark() -> Bool {
    while bytes.count - start >= Self.mark.count {
      if Self.isMark(bytes[start...].prefix(Self.mark.count)) { return true }
      start += 1
    }
    return false
  }

  /// Where the empty line after a header ends; line feeds alone are taken, too.
  private func headerEnd() -> Int? {
    let limit = min(bytes.count, start + Self.headerByteCountMax)
    var offset = start
    while offset < limit {
      if bytes[offset] == 0x0A {
        if offset + 1 < limit, bytes[offset + 1] == 0x0A { return offset + 2 }
        if offset + 2 < limit, bytes[offset + 1] == 0x0D, bytes[offset + 2] == 0x0A { return offset + 3 }
      }
      offset += 1
    }
    return nil
  }

  private static func length(_ header: ArraySlice<UInt8>) -> Int? {
    for line in header.split(separator: 0x0A) where isMark(line.prefix(mark.count)) {
      let digits = line.dropFirst(mark.count).filter { $0 != 0x20 && $0 != 0x0D && $0 != 0x09 }
      guard digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
      return Int(String(decoding: digits, as: UTF8.self))
    }
    return nil
  }

  private static func isMark(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count == mark.count
      && zip(bytes, mark).allSatisfy { ((0x41...0x5A).contains($0) ? $0 | 0x20 : $0) == $1 }
  }

  /// A message with its header.
  public static func framed(_ message: [UInt8]) -> [UInt8] {
    Array("Content-Length: \(message.count)\r\n\r\n".utf8) + message
  }
}
