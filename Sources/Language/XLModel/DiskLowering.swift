import XLSyntax
public import XLText

/// What a disk string means: the spec, what xl does with it, and every problem.
public struct DiskReading: Hashable, Sendable {
  /// The disk; xl's own fields where xl accepts, the nearest reading where it does not.
  public let spec: DiskSpec
  /// What `xl` of the release does with the string.
  public let verdict: XLVerdict
  /// The problems of the text, in the order in which they were met.
  public let problems: [DiskProblem]
  /// The release that it was read for.
  public let xen: XenVersion
}

/// Reads the pieces of a disk string as xl's state machine does, and goes on where that gives up.
///
/// Until the first error our state is xl's. That error settles xl's verdict, because xl takes no further
/// positional then; only whether its scanner exits later on has still to be looked up, once.
///
/// The bytes of the text are passed down as a `Span` and never stored, so that reading counts no references.
public struct DiskLowering {
  var parts = DiskParts()
  var problems: [DiskProblem] = []
  var lexer: DiskLexer
  /// A prefix was met: there is no place for a format any more.
  var hasPrefix = false
  /// A positional access mode was met.
  var hasPositionalAccess = false

  /// Whether the release has the flags that came with Xen 4.19; the lexer may know them all the same.
  let hasTrust: Bool
  /// One of them was met where the release has none.
  var hasNewerFlag = false
  private var verdict = XLVerdict.accepts
  private var chain: (range: ByteRange, hasMeaning: Bool)?
  private var lastFlag: DiskToken?

  /// Reads a disk string; `words` are the ranges of its words, none where it is one word.
  public static func read(_ text: SourceText, words: [ByteRange] = [], xen: XenVersion) -> DiskReading {
    let isNew = xen.minor >= DiskWord.trustSinceMinor
    let bytes = text.bytes.span
    let first = words.first ?? ByteRange(0, bytes.count)
    var lowering = DiskLowering(DiskLexer(first, in: bytes, knowsTrust: isNew), hasTrust: isNew)
    lowering.read(words, bytes)
    let verdict = lowering.verdict
    if lowering.hasNewerFlag && verdict != .accepts {
      // What xl made of the flag is lost anyway; what was meant is reported instead.
      lowering = DiskLowering(DiskLexer(first, in: bytes, knowsTrust: true), hasTrust: false)
      lowering.read(words, bytes)
    }
    let spec = DiskSpec(text, lowering.parts)
    return DiskReading(spec: spec, verdict: verdict, problems: lowering.problems, xen: xen)
  }

  /// The most problems of one string that are reported; one more says that there are others.
  public static let problemsMax = 100

  /// Adds a problem, as long as there are not too many.
  mutating func report(_ problem: DiskProblem) {
    if problems.count < Self.problemsMax {
      problems.append(problem)
    } else if problems.count == Self.problemsMax {
      problems.append(.tooMany(problem.range))
    }
  }

  /// `lexer` is at the start of the first word.
  private init(_ lexer: DiskLexer, hasTrust: Bool) {
    self.lexer = lexer
    self.hasTrust = hasTrust
  }

  private mutating func read(_ words: [ByteRange], _ bytes: Span<UInt8>) {
    readWord(bytes)
    for word in words.dropFirst() {
      lexer = DiskLexer(word, in: bytes, knowsTrust: lexer.knowsTrust)
      readWord(bytes)
    }
    finish(bytes)
  }

  private mutating func readWord(_ bytes: Span<UInt8>) {
    if lexer.hasNUL { reportNUL(lexer.word, bytes) }
    while let token = lexer.next(in: bytes) {
      if token.reach > DiskLexer.reachMax {
        report(.overlong(token.range))
        die()
      }
      switch token.kind {
      case .value: value(token, bytes)
      case .positional: positional(token, bytes)
      case .flag:
        flag(token, bytes)
        lastFlag = token
      case .target: target(token, bytes)
      case .prefix: prefix(token, bytes)
      case .unknownKey: unknownKey(token, bytes)
      case .unknownPrefix: unknownPrefix(token, bytes)
      case .strayEquals: strayEquals(token, bytes)
      case .droppedEquals: report(.droppedEquals(token.range))
      case .blank, .separator: break
      }
    }
    endChain()
  }

  private mutating func finish(_ bytes: Span<UInt8>) {
    parts.format = parts.writtenFormat ?? .raw
    if parts.isCDROM {
      parts.isReadWrite = false
      if !parts.targetPlace.hasBytes { parts.format = .empty }
    }
    if let name = parts.virtualDevicePlace.range {
      checkVirtualDevice(name, bytes)
    } else {
      fail(stops: true, bytes)
      if !blameSwallowed() {
        report(.missingVirtualDevice(ByteRange(bytes.count, bytes.count)))
      }
    }
    if !parts.targetPlace.isGiven && !parts.isCDROM {
      fail(stops: true, bytes)
      report(.missingTarget(ByteRange(0, 0)))
    }
  }

  /// Reports a name that libxl refuses, or that no document has.
  private mutating func checkVirtualDevice(_ range: ByteRange, _ bytes: Span<UInt8>) {
    if range.isEmpty { return report(.emptyVirtualDevice(range)) }
    let name = bytes.extracting(range.start..<range.end)
    if let device = VirtualDevice(decoding: name), device.isDocumented { return }
    // A blank at the edge has been reported, and hides what the name would be.
    if name[0].isSpace || name[name.count - 1].isSpace { return }
    report(.undocumentedVirtualDevice(range))
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
  /// Settles xl's verdict: it reports an error here, and either stops or scans on to the end of the word.
  mutating func fail(stops: Bool, _ bytes: Span<UInt8>) {
    guard verdict == .accepts else { return }
    verdict = !stops && scannerDies(from: lexer.position, bytes) ? .dies : .rejects
  }

  /// Settles xl's verdict: it does not survive this.
  mutating func die() { if verdict == .accepts { verdict = .dies } }

  /// Whether xl's scanner, still running after a diagnostic, exits before the end of the word.
  private func scannerDies(from offset: Int, _ bytes: Span<UInt8>) -> Bool {
    var scout = lexer
    scout.move(to: offset)
    while let token = scout.next(in: bytes) {
      if token.reach > DiskLexer.reachMax { return true }
      if token.kind == .strayEquals { return bytes[token.range.end] == UInt8(ascii: "\n") }
      if token.kind == .unknownPrefix { return false }
    }
    return false
  }

  /// Settles xl's verdict at an `=` where a parameter should begin.
  mutating func failAtEquals(_ sign: Int, _ bytes: Span<UInt8>) {
    if sign + 1 < lexer.word.end && bytes[sign + 1] == UInt8(ascii: "\n") {
      report(.scannerExit(ByteRange(sign, sign + 1)))
      return die()
    }
    if lexer.lineEnd(from: sign + 1, in: bytes) - sign - 1 > DiskLexer.reachMax { return die() }
    fail(stops: true, bytes)
  }

  private mutating func reportNUL(_ word: ByteRange, _ bytes: Span<UInt8>) {
    guard let index = (word.start..<word.end).first(where: { bytes[$0] == 0 }) else { return }
    report(.nul(ByteRange(index, index + 1)))
    die()
  }

  private mutating func strayEquals(_ token: DiskToken, _ bytes: Span<UInt8>) {
    let sign = token.range.start
    failAtEquals(sign, bytes)
    let end = lexer.comma(from: sign, in: bytes)
    if let flag = lastFlag, let word = flag.word, flag.range.end == sign {
      report(.flagWithValue(word, flag.range, whole: ByteRange(flag.range.start, end)))
    } else {
      // What follows the sign is read as if the sign were not there.
      report(.strayEquals(token.range, whole: ByteRange(sign, end)))
      let rest = ByteRange(sign + 1, end)
      let isBlank = trimmed(rest, bytes).isEmpty
      if !isBlank || end < lexer.word.end { place(isBlank ? ByteRange(end, end) : rest, bytes) }
    }
    skip(to: end)
  }

  /// Goes on after the comma at `comma`, or at the end of the word.
  mutating func skip(to comma: Int) {
    lexer.move(to: comma < lexer.word.end ? comma + 1 : comma)
  }

  private mutating func prefix(_ token: DiskToken, _ bytes: Span<UInt8>) {
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
      setFormat(DiskFormat(word), at: token.range, bytes)
    } else if word.role == .scriptPrefix {
      if let first = Self.store(token.range, in: &parts.scriptPlace) {
        refuseRepeated(.script, token.range, first: first, bytes)
      } else {
        parts.scriptPrefix = word
      }
    }
  }

  private mutating func endChain() {
    guard let ended = chain else { return }
    chain = nil
    if !parts.prefixPlace.isGiven { parts.prefixPlace = Place(ended.range) }
    let problem: DiskProblem =
      ended.hasMeaning ? .deprecatedPrefix(ended.range) : .ignoredPrefix(ended.range)
    // As a rule it is the only one, and an array made of one is cheaper than an append to an empty one.
    if problems.isEmpty { problems = [problem] } else { report(problem) }
  }
}
