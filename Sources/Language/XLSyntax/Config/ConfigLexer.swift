import XLText

/// Cuts a configuration file into pieces that cover every byte but blanks; never fails.
///
/// Pieces begin where those of xl's scanner begin as long as nothing is wrong; behind something that is, they
/// are cut so that as much as possible can be made of the rest.
struct ConfigLexer: ~Copyable {
  private(set) var tokens: [PackedToken] = []
  private(set) var problems: [ConfigProblem] = []
  /// Bytes that are looked at to guess how many pieces a text has.
  private static let sampleByteCount = 1 << 14

  /// Cuts a text.
  init(_ bytes: Span<UInt8>) {
    let table = ConfigByteClass.table
    scan(bytes, table.span)
  }

  /// Cuts the front, reserves room for the rest by what that took, and cuts the rest.
  private mutating func scan(_ bytes: Span<UInt8>, _ classes: Span<UInt8>) {
    let offset = lex(bytes, from: 0, to: min(bytes.count, Self.sampleByteCount), classes)
    guard offset < bytes.count else { return }
    let guess = tokens.count * (bytes.count - offset) / max(offset, 1)
    tokens.reserveCapacity(tokens.count + 64 + guess + guess / 16)
    _ = lex(bytes, from: offset, to: bytes.count, classes)
  }

  /// The loop: one piece, or a run of blanks, a turn.
  private mutating func lex(
    _ bytes: Span<UInt8>,
    from start: Int,
    to end: Int,
    _ classes: Span<UInt8>,
  ) -> Int {
    let count = bytes.count
    var offset = start
    while offset < end {
      let class_ = classes[Int(bytes[offset])]
      let first = offset
      offset += 1
      switch class_ & ConfigByteClass.mask {
      case ConfigByteClass.blank: continue
      case ConfigByteClass.letter:
        while offset < count, classes[Int(bytes[offset])] & ConfigByteClass.inName != 0 { offset += 1 }
        tokens.append(PackedToken(.identifier, first))
      case ConfigByteClass.digit:
        while offset < count, classes[Int(bytes[offset])] & ConfigByteClass.inNumber != 0 { offset += 1 }
        tokens.append(PackedToken(.number, first))
      case ConfigByteClass.newline: tokens.append(PackedToken(.newline, first))
      case ConfigByteClass.equals: tokens.append(PackedToken(.equals, first))
      case ConfigByteClass.comma: tokens.append(PackedToken(.comma, first))
      case ConfigByteClass.openBracket: tokens.append(PackedToken(.openBracket, first))
      case ConfigByteClass.closeBracket: tokens.append(PackedToken(.closeBracket, first))
      case ConfigByteClass.semicolon: tokens.append(PackedToken(.semicolon, first))
      case ConfigByteClass.quote: offset = string(bytes, from: first, classes)
      case ConfigByteClass.hash:
        while offset < count, bytes[offset] != 0x0A { offset += 1 }
        comment(bytes, first, offset)
      case ConfigByteClass.plus where offset < count && bytes[offset] == UInt8(ascii: "="):
        offset += 1
        tokens.append(PackedToken(.plusEquals, first))
      default: offset = stray(bytes, from: first, classes)
      }
    }
    return offset
  }

  private mutating func comment(_ bytes: Span<UInt8>, _ first: Int, _ end: Int) {
    if end < bytes.count { return tokens.append(PackedToken(.comment, first)) }
    if end == first + 1 { return drop(first) }
    tokens.append(PackedToken(.comment, first))
    problems.append(ConfigProblem(.unendedComment, ByteRange(first, end)))
  }

  private mutating func drop(_ offset: Int) {
    tokens.append(PackedToken(.dropped, offset))
    problems.append(ConfigProblem(.droppedByte, ByteRange(offset, offset + 1)))
  }

  /// A string from its first quote on; returns where it, or its line, ends.
  private mutating func string(_ bytes: Span<UInt8>, from first: Int, _ classes: Span<UInt8>) -> Int {
    let quote = bytes[first]
    var offset = first + 1
    var (hasEscape, nulOffset) = (false, -1)
    while offset < bytes.count {
      let byte = bytes[offset]
      if classes[Int(byte)] & ConfigByteClass.endsPlain == 0 {
        offset += 1
      } else if byte == quote {
        tokens.append(PackedToken(.string, first))
        offset += 1
        if hasEscape { checkEscapes(bytes, first + 1, offset - 1) }
        if nulOffset >= 0 {
          problems.append(ConfigProblem(.nulInString, ByteRange(nulOffset, nulOffset + 1)))
        }
        return offset
      } else if byte == 0x0A {
        break
      } else if byte == UInt8(ascii: "\\") {
        hasEscape = true
        offset += 1
        if offset < bytes.count, bytes[offset] != 0x0A {
          if bytes[offset] == 0 { nulOffset = offset }
          offset += 1
        }
      } else {
        if byte == 0 { nulOffset = offset }
        offset += 1
      }
    }
    if first + 1 == bytes.count {
      drop(first)
      return offset
    }
    tokens.append(PackedToken(.unclosedString, first))
    problems.append(ConfigProblem(.unclosedString, ByteRange(first, offset)))
    return offset
  }

  private mutating func checkEscapes(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) {
    var offset = start
    while offset < end {
      guard bytes[offset] == UInt8(ascii: "\\") else {
        offset += 1
        continue
      }
      let escape = ConfigEscape(bytes, at: offset, end: end)
      if let kind = escape.problem { problems.append(ConfigProblem(kind, ByteRange(offset, escape.end))) }
      offset = escape.end
    }
  }

  /// Bytes that nothing can begin with, up to something that can; returns where they end.
  private mutating func stray(_ bytes: Span<UInt8>, from first: Int, _ classes: Span<UInt8>) -> Int {
    if first == bytes.count - 1 {
      drop(first)
      return first + 1
    }
    let end = Self.strayEnd(bytes, from: first, classes)
    let kind: ConfigProblem.Kind =
      switch bytes[first] {
      case 0x0D: .carriageReturn
      case 0xEF where first == 0 && end == 3: .byteOrderMark
      default: .strayBytes
      }
    tokens.append(kind == .strayBytes ? PackedToken(.stray, first) : .invisible(first))
    problems.append(ConfigProblem(kind, ByteRange(first, end)))
    return end
  }

  private static func strayEnd(_ bytes: Span<UInt8>, from first: Int, _ classes: Span<UInt8>) -> Int {
    var offset = first + 1
    if bytes[first] == 0x0D {
      while offset < bytes.count, bytes[offset] == 0x0D { offset += 1 }
      return offset
    }
    if first == 0, bytes.count > 2, bytes[0] == 0xEF, bytes[1] == 0xBB, bytes[2] == 0xBF { return 3 }
    while offset < bytes.count {
      switch classes[Int(bytes[offset])] & ConfigByteClass.mask {
      case ConfigByteClass.stray, ConfigByteClass.letter, ConfigByteClass.digit:
        if bytes[offset] == 0x0D { return offset }
      case ConfigByteClass.plus:
        if offset + 1 < bytes.count, bytes[offset + 1] == UInt8(ascii: "=") { return offset }
      default: return offset
      }
      offset += 1
    }
    return offset
  }
}
