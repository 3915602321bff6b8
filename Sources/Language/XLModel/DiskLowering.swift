import XLSyntax
public import XLText

/// What a disk string means: the spec, what xl does with it, and every problem of its syntax.
public struct DiskReading: Hashable, Sendable {
  /// The disk; xl's own fields where xl accepts, the nearest reading where it does not.
  public let spec: DiskSpec
  /// What `xl` of the release does with the string.
  public let verdict: XLVerdict
  /// The problems in the order in which they were met.
  public let problems: [DiskProblem]
}

/// Reads the pieces of a disk string as xl's state machine does, and goes on where that gives up.
///
/// Until the first error our state is xl's. That error settles xl's verdict, because xl takes no further
/// positional then; only whether its scanner dies later on has still to be looked up, once.
public struct DiskLowering {
  var spec: DiskSpec
  var problems: [DiskProblem] = []
  var lexer: DiskLexer
  /// A prefix was met: there is no place for a format any more.
  var hasPrefix = false
  /// A positional access mode was met.
  var hasPositionalAccess = false

  let bytes: [UInt8]
  /// Whether the flags that came with Xen 4.19 are read as such.
  let knowsTrust: Bool
  /// Whether the release has them.
  let hasTrust: Bool
  /// One of them was met where the release has none.
  var hasNewerFlag = false
  private var verdict = XLVerdict.accepts
  private var chain: (range: ByteRange, hasMeaning: Bool)?
  private var lastFlag: DiskToken?

  /// Reads a disk string; `words` are the ranges of its words, none where it is one word.
  public static func read(_ text: SourceText, words: [ByteRange] = [], xen: XenVersion) -> DiskReading {
    let isNew = xen.minor >= DiskWord.trustSinceMinor
    var lowering = DiskLowering(text, knowsTrust: isNew, hasTrust: isNew)
    lowering.read(text, words)
    let verdict = lowering.verdict
    if lowering.hasNewerFlag && verdict != .accepts {
      // What xl made of the flag is lost anyway; what was meant is told instead.
      lowering = DiskLowering(text, knowsTrust: true, hasTrust: false)
      lowering.read(text, words)
    }
    return lowering.ended(verdict)
  }

  private consuming func ended(_ verdict: XLVerdict) -> DiskReading {
    DiskReading(spec: spec, verdict: verdict, problems: problems)
  }

  private init(_ text: SourceText, knowsTrust: Bool, hasTrust: Bool) {
    spec = DiskSpec(text)
    bytes = text.bytes
    lexer = DiskLexer(text.range, knowsTrust: knowsTrust)
    self.knowsTrust = knowsTrust
    self.hasTrust = hasTrust
  }

  private mutating func read(_ text: SourceText, _ words: [ByteRange]) {
    if words.isEmpty {
      read(text.range)
    } else {
      for word in words { read(word) }
    }
    finish()
  }

  private mutating func read(_ word: ByteRange) {
    let bytes = bytes
    let span = bytes.span
    lookForNUL(word)
    lexer = DiskLexer(word, knowsTrust: knowsTrust)
    while let token = lexer.next(in: span) {
      if token.reach > DiskLexer.reachMax {
        problems.append(.overlong(token.range))
        die()
      }
      switch token.kind {
      case .value: value(token)
      case .positional: positional(token)
      case .flag: flag(token)
      case .target: target(token)
      case .prefix: prefix(token)
      case .unknownKey: unknownKey(token)
      case .unknownPrefix: unknownPrefix(token)
      case .strayEquals: strayEquals(token)
      case .droppedEquals: problems.append(.droppedEquals(token.range))
      case .blank, .separator: break
      }
      lastFlag = token.kind == .flag ? token : nil
    }
    endChain()
  }

  private mutating func finish() {
    spec.format = spec.writtenFormat ?? .raw
    if spec.isCDROM {
      spec.isReadWrite = false
      if spec.targetRange?.isEmpty ?? true { spec.format = .empty }
    }
    if spec.virtualDeviceRange == nil {
      fail(stops: true)
      if !blameSwallowed() {
        problems.append(.missingVirtualDevice(ByteRange(bytes.count, bytes.count)))
      }
    }
    if spec.targetRange == nil && !spec.isRemovable {
      fail(stops: true)
      problems.append(.missingTarget(ByteRange(0, 0)))
    }
  }

  /// Marks a swallowing `target=` as the reason for a missing device.
  private mutating func blameSwallowed() -> Bool {
    for index in problems.indices {
      guard case .swallowed(let range, let whole, _) = problems[index] else { continue }
      problems[index] = .swallowed(range, whole: whole, isFatal: true)
      return true
    }
    return false
  }
}

extension DiskLowering {
  /// Settles xl's verdict: it complains here, and either stops or scans on to the end of the word.
  mutating func fail(stops: Bool) {
    guard verdict == .accepts else { return }
    verdict = !stops && scannerDies(from: lexer.position) ? .dies : .rejects
  }

  /// Settles xl's verdict: it does not survive this.
  mutating func die() { if verdict == .accepts { verdict = .dies } }

  /// Whether xl's scanner, still running after a complaint, dies before the end of the word.
  private func scannerDies(from offset: Int) -> Bool {
    var scout = lexer
    scout.move(to: offset)
    while let token = scout.next(in: bytes.span) {
      if token.reach > DiskLexer.reachMax { return true }
      if token.kind == .strayEquals { return bytes[token.range.end] == UInt8(ascii: "\n") }
      if token.kind == .unknownPrefix { return false }
    }
    return false
  }

  /// Settles xl's verdict at an `=` where a parameter should begin.
  mutating func failAtEquals(_ sign: Int) {
    if sign + 1 < lexer.word.end && bytes[sign + 1] == UInt8(ascii: "\n") {
      problems.append(.scannerExit(ByteRange(sign, sign + 1)))
      return die()
    }
    let bytes = bytes
    if lexer.lineEnd(from: sign + 1, in: bytes.span) - sign - 1 > DiskLexer.reachMax { return die() }
    fail(stops: true)
  }

  private mutating func lookForNUL(_ word: ByteRange) {
    let bytes = bytes
    let part = bytes.span.extracting(word.start..<word.end)
    var least = UInt8.max
    for index in 0..<part.count { least = min(least, part[index]) }
    guard least == 0, let index = bytes[word.start..<word.end].firstIndex(of: 0) else { return }
    problems.append(.nul(ByteRange(index, index + 1)))
    die()
  }

  private mutating func strayEquals(_ token: DiskToken) {
    let sign = token.range.start
    failAtEquals(sign)
    let end = lexer.comma(from: sign, in: bytes.span)
    if let flag = lastFlag, let word = flag.word, flag.range.end == sign {
      problems.append(.flagWithValue(word, flag.range, whole: ByteRange(flag.range.start, end)))
    } else {
      problems.append(.strayEquals(token.range, whole: ByteRange(sign, end)))
    }
    skip(to: end)
  }

  /// Goes on behind the comma at `comma`, or at the end of the word.
  mutating func skip(to comma: Int) {
    lexer.move(to: comma < lexer.word.end ? comma + 1 : comma)
  }

  private mutating func prefix(_ token: DiskToken) {
    guard let word = token.word else { return }
    hasPrefix = true
    let hasMeaning = word.role != .ignoredPrefix
    if let chain, chain.range.end == token.range.start {
      self.chain = (ByteRange(chain.range.start, token.range.end), chain.hasMeaning || hasMeaning)
    } else {
      endChain()
      chain = (token.range, hasMeaning)
    }
    if word.role == .formatPrefix {
      setFormat(DiskFormat(word), at: token.range)
    } else if word.role == .scriptPrefix {
      if let first = Self.store(token.range, in: &spec.scriptRange) {
        refuseRepeated(.script, token.range, first: first)
      } else {
        spec.scriptPrefix = word
      }
    }
  }

  private mutating func endChain() {
    guard let ended = chain else { return }
    chain = nil
    if spec.prefixRange == nil { spec.prefixRange = ended.range }
    problems.append(ended.hasMeaning ? .deprecatedPrefix(ended.range) : .ignoredPrefix(ended.range))
  }
}
