import XLSyntax
import XLText

extension DiskLowering {
  mutating func value(_ token: DiskToken) {
    guard let word = token.word else { return }
    let range = token.content
    switch word {
    case .format: format(range)
    case .access: access(range)
    case .devtype: deviceType(range)
    case .backendtype: backendType(range)
    case .specification: specification(range)
    case .coloPort: coloPort(range)
    case .vdev: text(word, range, Self.store(range, in: &spec.virtualDeviceRange))
    case .backend: text(word, range, Self.store(range, in: &spec.backendDomainRange))
    case .coloHost: text(word, range, Self.store(range, in: &spec.coloHostRange))
    case .coloExport: text(word, range, Self.store(range, in: &spec.coloExportRange))
    case .activeDisk: text(word, range, Self.store(range, in: &spec.activeDiskRange))
    case .hiddenDisk: text(word, range, Self.store(range, in: &spec.hiddenDiskRange))
    case .script:
      let first = Self.store(range, in: &spec.scriptRange)
      if first == nil { spec.scriptPrefix = nil }
      text(word, range, first)
    default: break
    }
  }

  /// Stores a text that may be set once, though an empty one may be set again; returns what stands in the
  /// way.
  static func store(_ range: ByteRange, in place: inout ByteRange?) -> ByteRange? {
    if let first = place, !first.isEmpty { return first }
    place = range
    return nil
  }

  /// Reports on a text that was stored, or not stored because of `first`.
  mutating func text(_ word: DiskWord, _ range: ByteRange, _ first: ByteRange?) {
    if let first { return refuseRepeated(word, range, first: first) }
    if range.isEmpty { return }
    let start = Self.isBlank(bytes[range.start]) ? trimmed(range).start : range.start
    let end = Self.isBlank(bytes[range.end - 1]) ? trimmed(range).end : range.end
    if end < range.end {
      problems.append(.edgeBlank(word, ByteRange(max(start, end), range.end), value: range))
    } else if start > range.start {
      problems.append(.edgeBlank(word, ByteRange(range.start, start), value: range))
    }
  }

  mutating func refuseRepeated(_ word: DiskWord, _ range: ByteRange, first: ByteRange) {
    fail(stops: false)
    problems.append(.repeated(word, range, first: first))
  }

  mutating func refuseValue(of word: DiskWord, _ range: ByteRange) {
    fail(stops: false)
    problems.append(.unknownValue(of: word, range))
  }

  mutating func target(_ token: DiskToken) {
    text(.target, token.content, Self.store(token.content, in: &spec.targetRange))
    var comma = token.content.start
    while comma < token.content.end && bytes[comma] != UInt8(ascii: ",") { comma += 1 }
    guard comma < token.content.end else { return }
    var scout = lexer
    scout.move(to: comma + 1)
    while let next = scout.next(in: bytes.span), next.range.start < token.content.end {
      guard next.kind == .value || next.kind == .flag || next.kind == .target else { continue }
      let swallowed = ByteRange(next.range.start, token.content.end)
      problems.append(.swallowed(swallowed, whole: token.range, isFatal: false))
      return
    }
  }

  mutating func format(_ range: ByteRange) {
    if range.isEmpty { return setFormat(.raw, at: range) }
    if let format = DiskFormat(bytes, range) { return setFormat(format, at: range) }
    refuseValue(of: .format, range)
    if spec.writtenFormat == nil {
      spec.writtenFormat = DiskFormat(bytes, trimmed(range)) ?? .raw
      spec.formatRange = range
    }
  }

  mutating func setFormat(_ format: DiskFormat, at range: ByteRange) {
    if let written = spec.writtenFormat, written != format {
      return refuseRepeated(.format, range, first: spec.formatRange ?? range)
    }
    if spec.writtenFormat == nil { spec.formatRange = range }
    spec.writtenFormat = format
  }

  mutating func access(_ range: ByteRange) {
    let known = range.isEmpty ? true : Self.access(bytes, range)
    if known == nil { refuseValue(of: .access, range) }
    guard let isReadWrite = known ?? Self.access(bytes, trimmed(range)) else { return }
    if let written = spec.writtenAccess, written != isReadWrite, let first = spec.accessRange {
      problems.append(.overridden(.access, range, first: first))
    }
    spec.writtenAccess = isReadWrite
    spec.isReadWrite = isReadWrite
    spec.accessRange = range
  }

  mutating func deviceType(_ range: ByteRange) {
    let packed = PackedWord(bytes.span, range.start, range.end)
    if packed == PackedWord("cdrom") { return setCDROM(true, at: range) }
    if packed == PackedWord("disk") { return setCDROM(false, at: range) }
    refuseValue(of: .devtype, range)
  }

  mutating func setCDROM(_ isCDROM: Bool, at range: ByteRange) {
    if let first = spec.deviceTypeRange, spec.isCDROM != isCDROM {
      problems.append(.overridden(.devtype, range, first: first))
    }
    spec.isCDROM = isCDROM
    spec.deviceTypeRange = range
  }

  private mutating func backendType(_ range: ByteRange) {
    guard let backend = DiskBackend(bytes, range) else { return refuseValue(of: .backendtype, range) }
    if let first = spec.backendRange {
      if spec.backend != backend { refuseRepeated(.backendtype, range, first: first) }
      return
    }
    spec.backend = backend
    spec.backendRange = range
  }

  private mutating func specification(_ range: ByteRange) {
    guard let specification = DiskSpecification(bytes, range) else {
      return refuseValue(of: .specification, range)
    }
    if let first = spec.specificationRange {
      if spec.specification != specification { refuseRepeated(.specification, range, first: first) }
      return
    }
    spec.specification = specification
    spec.specificationRange = range
  }

  private mutating func coloPort(_ range: ByteRange) {
    let port = CDecimal.atoi(bytes[range.start..<range.end])
    if port == 0 { refuseValue(of: .coloPort, range) }
    if let first = spec.coloPortRange, spec.coloPort != port {
      problems.append(.overridden(.coloPort, range, first: first))
    }
    spec.coloPort = port
    spec.coloPortRange = range
  }

  mutating func flag(_ token: DiskToken) {
    guard let word = token.word else { return }
    if !hasTrust && (word == .trusted || word == .untrusted || word == .grantUsage) {
      fail(stops: false)
      problems.append(.tooNew(word, ByteRange(token.range.start, token.content.end)))
    }
    setFlag(word, isOne: bytes[token.content.start] == UInt8(ascii: "1"), at: token.content)
  }

  mutating func setFlag(_ word: DiskWord, isOne: Bool = true, at range: ByteRange) {
    switch word {
    case .cdrom: setCDROM(true, at: range)
    case .directIOSafe: spec.isDirectIOSafe = true
    case .discard, .noDiscard:
      overridden(word, range, spec.discard, word == .discard, spec.discardRange)
      spec.discard = word == .discard
      spec.discardRange = range
    case .colo, .noColo:
      overridden(word, range, spec.isColo, word == .colo, spec.coloRange)
      spec.isColo = word == .colo
      spec.coloRange = range
    case .trusted, .untrusted:
      overridden(word, range, spec.isTrusted, word == .trusted, spec.trustRange)
      spec.isTrusted = word == .trusted
      spec.trustRange = range
    case .grantUsage:
      overridden(word, range, spec.grantUsage, isOne, spec.grantUsageRange)
      spec.grantUsage = isOne
      spec.grantUsageRange = range
    default: break
    }
  }

  private mutating func overridden(
    _ word: DiskWord,
    _ range: ByteRange,
    _ old: Bool?,
    _ new: Bool,
    _ first: ByteRange?,
  ) {
    if let old, let first, old != new { problems.append(.overridden(word, range, first: first)) }
  }
}
