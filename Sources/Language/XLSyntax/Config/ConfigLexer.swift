import XLText

/// Cuts a configuration file into pieces that cover every byte but blanks; never fails.
///
/// Pieces begin where those of xl's scanner begin as long as nothing is wrong; after something that is, they
/// are cut so that as much as possible can be made of the rest.
struct ConfigLexer {
  private(set) var tokens: [PackedToken] = []
  private(set) var problems: [ConfigProblem] = []

  /// Bytes that are checked to guess how many pieces a text has.
  private static let sampleByteCount = 1 << 14

  /// Cuts a text.
  init(_ bytes: Span<UInt8>) {
    let table = ConfigByteClass.table
    var scan = Scan()
    var room = min(bytes.count, Self.sampleByteCount) / 2 + 1
    while scan.offset < bytes.count {
      tokens.append(addingCapacity: room) { output in scan.run(bytes, table.span, into: &output) }
      let guess = tokens.count * (bytes.count - scan.offset) / max(scan.offset, 1)
      room = guess + guess / 16 + 64
    }
    problems = scan.problems
  }
}

/// The way through the bytes of one text.
///
/// The bytes are passed from function to function and never stored, so that nothing counts references.
private struct Scan {
  private(set) var offset = 0
  private(set) var problems: [ConfigProblem] = []

  /// Cuts until the text ends or the output is full.
  mutating func run(
    _ bytes: Span<UInt8>,
    _ classes: Span<UInt8>,
    into output: inout OutputSpan<PackedToken>,
  ) {
    let count = bytes.count
    var offset = offset
    while offset < count, !output.isFull {
      let first = offset
      let found = classes[Int(bytes[first])] & ConfigByteClass.mask
      offset += 1
      switch found {
      case ConfigByteClass.blank: continue
      case ConfigByteClass.letter:
        while offset < count, classes[Int(bytes[offset])] & ConfigByteClass.inName != 0 { offset += 1 }
        output.append(PackedToken(.identifier, first))
      case ConfigByteClass.digit:
        while offset < count, classes[Int(bytes[offset])] & ConfigByteClass.inNumber != 0 { offset += 1 }
        output.append(PackedToken(.number, first))
      case ConfigByteClass.newline: output.append(PackedToken(.newline, first))
      case ConfigByteClass.equals: output.append(PackedToken(.equals, first))
      case ConfigByteClass.comma: output.append(PackedToken(.comma, first))
      case ConfigByteClass.openBracket: output.append(PackedToken(.openBracket, first))
      case ConfigByteClass.closeBracket: output.append(PackedToken(.closeBracket, first))
      case ConfigByteClass.semicolon: output.append(PackedToken(.semicolon, first))
      case ConfigByteClass.quote:
        let quote = bytes[first]
        while offset < count, classes[Int(bytes[offset])] & ConfigByteClass.endsPlain == 0 { offset += 1 }
        if offset < count, bytes[offset] == quote {
          offset += 1
          output.append(PackedToken(.string, first))
        } else {
          output.append(string(bytes, from: first, goingOnAt: &offset))
        }
      case ConfigByteClass.hash:
        while offset < count, bytes[offset] != 0x0A { offset += 1 }
        output.append(offset < count ? PackedToken(.comment, first) : lastComment(bytes, first))
      case ConfigByteClass.plus where offset < count && bytes[offset] == UInt8(ascii: "="):
        offset += 1
        output.append(PackedToken(.plusEquals, first))
      default: output.append(stray(bytes, classes, from: first, endingAt: &offset))
      }
    }
    self.offset = offset
  }

  private mutating func complain(_ kind: ConfigProblem.Kind, _ start: Int, _ end: Int) {
    problems.append(ConfigProblem(kind, ByteRange(start, end)))
  }

  private mutating func drop(_ offset: Int) -> PackedToken {
    complain(.droppedByte, offset, offset + 1)
    return PackedToken(.dropped, offset)
  }

  /// A comment that no line feed ends.
  private mutating func lastComment(_ bytes: Span<UInt8>, _ first: Int) -> PackedToken {
    if first + 1 == bytes.count { return drop(first) }
    complain(.unendedComment, first, bytes.count)
    return PackedToken(.comment, first)
  }

  /// A string with more in it than plain bytes; `offset` is at the first such byte, and then after the end.
  private mutating func string(_ bytes: Span<UInt8>, from first: Int, goingOnAt offset: inout Int)
    -> PackedToken
  {
    let quote = bytes[first]
    var (hasEscape, nulOffset) = (false, -1)
    loop: while offset < bytes.count {
      switch bytes[offset] {
      case quote: break loop
      case 0x0A: return unclosed(bytes, first, offset)
      case UInt8(ascii: "\\"):
        hasEscape = true
        offset += 1
        guard offset < bytes.count, bytes[offset] != 0x0A else { continue loop }
        if bytes[offset] == 0 { nulOffset = offset }
      case 0: nulOffset = offset
      default: break
      }
      offset += 1
    }
    if offset == bytes.count { return unclosed(bytes, first, offset) }
    if hasEscape { checkEscapes(bytes, first + 1, offset) }
    if nulOffset >= 0 { complain(.nulInString, nulOffset, nulOffset + 1) }
    offset += 1
    return PackedToken(.string, first)
  }

  private mutating func unclosed(_ bytes: Span<UInt8>, _ first: Int, _ end: Int) -> PackedToken {
    if first + 1 == bytes.count { return drop(first) }
    complain(.unclosedString, first, end)
    return PackedToken(.unclosedString, first)
  }

  private mutating func checkEscapes(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var offset = start
    while offset < end {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      let escape = ConfigEscape(bytes, at: offset, end: end)
      if let kind = escape.problem { complain(kind, offset, escape.end) }
      offset = escape.end
    }
  }

  /// Bytes that nothing can begin with, up to something that can.
  private mutating func stray(
    _ bytes: Span<UInt8>,
    _ classes: Span<UInt8>,
    from first: Int,
    endingAt offset: inout Int,
  ) -> PackedToken {
    if first == bytes.count - 1 { return drop(first) }
    let kind: ConfigProblem.Kind
    if bytes[first] == 0x0D {
      kind = .carriageReturn
      while offset < bytes.count, bytes[offset] == 0x0D { offset += 1 }
    } else if first == 0, bytes.count > 2, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF {
      kind = .byteOrderMark
      offset = 3
    } else {
      kind = .strayBytes
      while Self.isStray(bytes, classes, offset) { offset += 1 }
    }
    complain(kind, first, offset)
    return PackedToken(.stray, first, isInvisible: kind != .strayBytes)
  }

  /// Whether a byte goes on where something stray has begun.
  private static func isStray(_ bytes: Span<UInt8>, _ classes: Span<UInt8>, _ offset: Int) -> Bool {
    guard offset < bytes.count else { return false }
    switch classes[Int(bytes[offset])] & ConfigByteClass.mask {
    case ConfigByteClass.stray: return bytes[offset] != 0x0D
    case ConfigByteClass.letter, ConfigByteClass.digit: return true
    case ConfigByteClass.plus: return offset + 1 == bytes.count || bytes[offset + 1] != UInt8(ascii: "=")
    default: return false
    }
  }
}
