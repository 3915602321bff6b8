public import XLText

/// Cuts one word of a disk string into pieces as xl's generated scanner does: the longest shape wins, its
/// look-ahead counted; of equal ones the first listed (tools/libs/util/libxlu_disk_l.l, Xen 4.17 to 4.23).
///
/// Every call gets the bytes of the whole text; the lexer holds offsets only, and so counts no references.
/// Linear in the text: the ends of lines and of positionals ahead are searched for once.
public struct DiskLexer {
  /// A piece for which xl's scanner walks over this many bytes or more overruns its heap.
  public static let reachMax = 16383

  /// The word that is cut; offsets into `bytes`.
  public let word: ByteRange
  /// Where the next piece begins.
  public private(set) var position: Int
  /// Whether `trusted`, `untrusted` and `grant_usage` are words.
  public let knowsTrust: Bool
  /// Whether there is a NUL byte in the word.
  public let hasNUL: Bool

  private let limit: Int
  private var lineEnds = Cached()
  private var stops = Cached()

  /// The nearest place of interest at or after `from`.
  private struct Cached {
    var from = Int.max
    var at = -1
  }

  /// A lexer at the start of a word.
  ///
  /// `knowsTrust` is whether `trusted`, `untrusted` and `grant_usage` are words: since Xen 4.19.
  public init(_ word: ByteRange, in bytes: Span<UInt8>, knowsTrust: Bool) {
    self.word = word
    position = word.start
    limit = word.end
    self.knowsTrust = knowsTrust
    // Both questions in one pass, many bytes at a time: a least byte of 0 says yes.
    var (leastForNUL, leastForNewline) = (UInt8.max, UInt8.max)
    let own = bytes.extracting(word.start..<word.end)
    for index in own.indices {
      leastForNUL = min(leastForNUL, own[index])
      leastForNewline = min(leastForNewline, own[index] ^ Self.newline)
    }
    hasNUL = leastForNUL == 0
    // Nearly no disk has a newline; then every line ends with the word.
    if leastForNewline != 0 { lineEnds = Cached(from: word.start, at: word.end) }
  }

  /// Goes on at a later or earlier offset of the word.
  public mutating func move(to offset: Int) { position = offset }

  /// The next piece; nil at the end of the word.
  public mutating func next(in bytes: Span<UInt8>) -> DiskToken? {
    guard position < limit else { return nil }
    let token: DiskToken
    switch bytes[position] {
    case Self.space, Self.tab, Self.newline: token = blank(bytes)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): token = lowerCase(bytes)
    case Self.equals: token = equals(bytes)
    default: token = positional(bytes)
    }
    position = token.range.end
    return token
  }

  /// The piece here if it is read as a positional, whatever else it could be.
  public mutating func nextPositional(in bytes: Span<UInt8>) -> DiskToken {
    let token = positional(bytes)
    position = token.range.end
    return token
  }

  /// The offset of the next comma at or after `offset`, or the end of the word.
  public func comma(from offset: Int, in bytes: Span<UInt8>) -> Int {
    let rest = bytes.extracting(offset..<limit)
    for index in rest.indices where rest[index] == Self.comma { return offset &+ index }
    return limit
  }

  /// The offset of the next newline at or after `offset`, or the end of the word.
  public mutating func lineEnd(from offset: Int, in bytes: Span<UInt8>) -> Int {
    if lineEnds.from <= offset && offset <= lineEnds.at { return lineEnds.at }
    var index = offset
    while index < limit && bytes[index] != Self.newline { index &+= 1 }
    lineEnds = Cached(from: offset, at: index)
    return index
  }

  /// The offset of the next comma or `=` at or after `offset`, or the end of the word.
  private mutating func stop(from offset: Int, _ bytes: Span<UInt8>) -> Int {
    if stops.from <= offset && offset <= stops.at { return stops.at }
    let rest = bytes.extracting(offset..<limit)
    var stop = rest.count
    for index in rest.indices where rest[index] == Self.comma || rest[index] == Self.equals {
      stop = index
      break
    }
    stops = Cached(from: offset, at: offset &+ stop)
    return offset &+ stop
  }

  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")
  static let newline = UInt8(ascii: "\n")
  static let comma = UInt8(ascii: ",")
  static let equals = UInt8(ascii: "=")
  static let colon = UInt8(ascii: ":")
}

extension DiskLexer {
  private mutating func blank(_ bytes: Span<UInt8>) -> DiskToken {
    var end = position &+ 1
    while end < limit && (bytes[end] == Self.space || bytes[end] == Self.tab || bytes[end] == Self.newline) {
      end &+= 1
    }
    let reach = (end == limit ? end : lineEnd(from: end, in: bytes)) - position
    if position + reach < limit {
      let other = positional(bytes)
      if other.range.count > reach { return other }
    }
    let range = ByteRange(position, end)
    return DiskToken(.blank, range, content: range, reach: reach)
  }

  private mutating func positional(_ bytes: Span<UInt8>) -> DiskToken {
    let stop = stop(from: position, bytes)
    let hasComma = stop < limit && bytes[stop] == Self.comma
    let range = ByteRange(position, hasComma ? stop + 1 : stop)
    return DiskToken(.positional, range, content: ByteRange(position, stop), reach: range.count)
  }

  /// What begins with a letter: key, flag, prefix or positional.
  private mutating func lowerCase(_ bytes: Span<UInt8>) -> DiskToken {
    var packed = PackedWord()
    var hasDash = false
    let rest = bytes.extracting(position..<limit)
    var count = rest.count
    for index in rest.indices {
      let byte = rest[index]
      let isDash = byte == UInt8(ascii: "-")
      guard isDash || Self.isLowerOrDigit(byte) else {
        count = index
        break
      }
      hasDash = hasDash || isDash
      packed.append(byte)
    }
    let end = position &+ count
    if end == limit || bytes[end] == Self.comma { return alone(packed, end, bytes) }
    switch bytes[end] {
    case Self.equals: return key(packed, end, bytes)
    case Self.colon where !hasDash: return prefix(packed, end, bytes)
    case UInt8(ascii: "_"): return grantUsage(end, bytes) ?? positional(bytes)
    default: return positional(bytes)
    }
  }

  private func flag(_ packed: PackedWord, _ end: Int, _ bytes: Span<UInt8>) -> DiskToken? {
    guard let word = packed.word, word.role == .flag,
      knowsTrust || (word != .trusted && word != .untrusted)
    else { return nil }
    let hasComma = end < limit && bytes[end] == Self.comma
    let range = ByteRange(position, hasComma ? end + 1 : end)
    return DiskToken(.flag, range, word: word, content: ByteRange(position, end), reach: range.count)
  }

  private mutating func alone(_ packed: PackedWord, _ end: Int, _ bytes: Span<UInt8>) -> DiskToken {
    flag(packed, end, bytes) ?? positional(bytes)
  }

  /// A word with `=` at `end`.
  private mutating func key(_ packed: PackedWord, _ end: Int, _ bytes: Span<UInt8>) -> DiskToken {
    let start = end + 1
    if let word = packed.word, word.role == .key {
      if word != .target {
        let comma = comma(from: start, in: bytes)
        let range = ByteRange(position, comma < limit ? comma + 1 : comma)
        return DiskToken(.value, range, word: word, content: ByteRange(start, comma), reach: range.count)
      }
      let line = lineEnd(from: start, in: bytes)
      if line > start || start == limit {
        let hasComma = line > start && bytes[line - 1] == Self.comma
        let content = ByteRange(start, hasComma ? line - 1 : line)
        return DiskToken(
          .target,
          ByteRange(position, line),
          word: word,
          content: content,
          reach: line - position
        )
      }
    }
    guard start < limit && bytes[start] != Self.comma else { return alone(packed, end, bytes) }
    let hasComma = start + 1 < limit && bytes[start + 1] == Self.comma
    let range = ByteRange(position, start + (hasComma ? 2 : 1))
    let content = ByteRange(start, start + 1)
    return DiskToken(.unknownKey, range, content: content, reach: range.count)
  }

  /// A word with a colon at `end`.
  private mutating func prefix(_ packed: PackedWord, _ end: Int, _ bytes: Span<UInt8>) -> DiskToken {
    let next = end + 1
    var known = -1
    if let word = packed.word, word.isPrefix {
      known = lineEnd(from: next, in: bytes) - position
    }
    let looksAhead = next < limit && !Self.isLowerOrDigit(bytes[next])
    let unknown = (looksAhead ? lineEnd(from: next + 1, in: bytes) : next) - position
    let reach = max(known, unknown)
    if position + reach < limit {
      let other = positional(bytes)
      if other.range.count > reach { return other }
    }
    let range = ByteRange(position, next)
    let content = ByteRange(position, end)
    if known >= unknown {
      return DiskToken(.prefix, range, word: packed.word, content: content, reach: reach)
    }
    return DiskToken(.unknownPrefix, range, content: content, reach: reach)
  }

  /// `grant_usage=0` or `=1`, whatever follows; `end` is the underscore.
  private func grantUsage(_ end: Int, _ bytes: Span<UInt8>) -> DiskToken? {
    let name = "grant_usage="
    let start = position + name.utf8.count
    guard knowsTrust, start < limit, bytes[start] == UInt8(ascii: "0") || bytes[start] == UInt8(ascii: "1"),
      isName(name, bytes)
    else { return nil }
    let hasComma = start + 1 < limit && bytes[start + 1] == Self.comma
    let range = ByteRange(position, start + (hasComma ? 2 : 1))
    return DiskToken(
      .flag,
      range,
      word: .grantUsage,
      content: ByteRange(start, start + 1),
      reach: range.count
    )
  }

  private func isName(_ name: String, _ bytes: Span<UInt8>) -> Bool {
    var index = position
    for byte in name.utf8 {
      if bytes[index] != byte { return false }
      index += 1
    }
    return true
  }

  private mutating func equals(_ bytes: Span<UInt8>) -> DiskToken {
    let line = lineEnd(from: position + 1, in: bytes)
    let range = ByteRange(position, position + 1)
    let kind = position + 1 == limit ? DiskToken.Kind.droppedEquals : .strayEquals
    // The scanner takes the `=` by itself and then the rest of the line as a second match.
    return DiskToken(kind, range, content: range, reach: max(1, line - position - 1))
  }

  static func isLowerOrDigit(_ byte: UInt8) -> Bool {
    (byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z"))
      || (byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9"))
  }
}
