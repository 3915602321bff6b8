import XLSyntax
import XLText

extension DiskLowering {
  mutating func value(_ token: DiskToken, _ bytes: Span<UInt8>) {
    guard let word = token.word else { return }
    let range = token.content
    switch word {
    case .format: format(range, bytes)
    case .access: access(range, bytes)
    case .devtype: deviceType(range, bytes)
    case .backendtype: backendType(range, bytes)
    case .specification: specification(range, bytes)
    case .coloPort: coloPort(range, bytes)
    case .vdev: text(word, range, Self.store(range, in: &parts.virtualDevicePlace), bytes)
    case .backend: text(word, range, Self.store(range, in: &parts.backendDomainPlace), bytes)
    case .coloHost: text(word, range, Self.store(range, in: &parts.coloHostPlace), bytes)
    case .coloExport: text(word, range, Self.store(range, in: &parts.coloExportPlace), bytes)
    case .activeDisk: text(word, range, Self.store(range, in: &parts.activeDiskPlace), bytes)
    case .hiddenDisk: text(word, range, Self.store(range, in: &parts.hiddenDiskPlace), bytes)
    case .script:
      let first = Self.store(range, in: &parts.scriptPlace)
      if first == nil { parts.scriptPrefix = nil }
      text(word, range, first, bytes)
    default: break
    }
  }

  /// Stores a text that may be set once, though an empty one may be set again; returns what
  /// is in the way.
  static func store(_ range: ByteRange, in place: inout Place) -> ByteRange? {
    if place.hasBytes { return place.range }
    place = Place(range)
    return nil
  }

  /// Reports on a text that was stored, or not stored because of `first`.
  mutating func text(_ word: DiskWord, _ range: ByteRange, _ first: ByteRange?, _ bytes: Span<UInt8>) {
    if let first { return refuseRepeated(word, range, first: first, bytes) }
    if range.isEmpty { return }
    let start = bytes[range.start].isSpace ? trimmed(range, bytes).start : range.start
    let end = bytes[range.end - 1].isSpace ? trimmed(range, bytes).end : range.end
    if end < range.end {
      report(.edgeBlank(word, ByteRange(max(start, end), range.end), value: range))
    } else if start > range.start {
      report(.edgeBlank(word, ByteRange(range.start, start), value: range))
    }
  }

  /// A copy of some bytes, for a check of what was refused.
  static func slice(_ range: ByteRange, of bytes: Span<UInt8>) -> ArraySlice<UInt8> {
    var copy: [UInt8] = []
    copy.reserveCapacity(range.count)
    for index in range.start..<range.end { copy.append(bytes[index]) }
    return copy[...]
  }

  mutating func refuseRepeated(_ word: DiskWord, _ range: ByteRange, first: ByteRange, _ bytes: Span<UInt8>) {
    fail(stops: false, bytes)
    report(.repeated(word, range, first: first))
  }

  mutating func refuseValue(of key: DiskProblem.Choice, _ range: ByteRange, _ bytes: Span<UInt8>) {
    fail(stops: false, bytes)
    report(.unknownValue(of: key, range))
  }

  mutating func target(_ token: DiskToken, _ bytes: Span<UInt8>) {
    text(.target, token.content, Self.store(token.content, in: &parts.targetPlace), bytes)
    var comma = token.content.start
    while comma < token.content.end && bytes[comma] != UInt8(ascii: ",") { comma += 1 }
    guard comma < token.content.end else { return }
    var scout = lexer
    scout.move(to: comma + 1)
    while let next = scout.next(in: bytes), next.range.start < token.content.end {
      guard next.kind == .value || next.kind == .flag || next.kind == .target else { continue }
      let swallowed = ByteRange(next.range.start, token.content.end)
      report(.swallowed(swallowed, whole: token.range, isFatal: false))
      return
    }
  }

  mutating func format(_ range: ByteRange, _ bytes: Span<UInt8>) {
    if range.isEmpty { return setFormat(.raw, at: range, bytes) }
    if let format = DiskFormat(bytes, range) { return setFormat(format, at: range, bytes) }
    refuseValue(of: .format, range, bytes)
    if parts.writtenFormat == nil {
      parts.writtenFormat = DiskFormat(bytes, trimmed(range, bytes)) ?? .raw
      parts.formatPlace = Place(range)
    }
  }

  mutating func setFormat(_ format: DiskFormat, at range: ByteRange, _ bytes: Span<UInt8>) {
    if let written = parts.writtenFormat, written != format {
      return refuseRepeated(.format, range, first: parts.formatPlace.range ?? range, bytes)
    }
    if parts.writtenFormat == nil { parts.formatPlace = Place(range) }
    parts.writtenFormat = format
  }

  mutating func access(_ range: ByteRange, _ bytes: Span<UInt8>) {
    let known = range.isEmpty ? true : Self.access(bytes, range)
    if known == nil { refuseValue(of: .access, range, bytes) }
    guard let isReadWrite = known ?? Self.access(bytes, trimmed(range, bytes)) else { return }
    if let written = parts.writtenAccess, written != isReadWrite, let first = parts.accessPlace.range {
      report(.overridden(.access, range, first: first))
    }
    parts.writtenAccess = isReadWrite
    parts.isReadWrite = isReadWrite
    parts.accessPlace = Place(range)
  }

  mutating func deviceType(_ range: ByteRange, _ bytes: Span<UInt8>) {
    let packed = PackedWord(bytes, range.start, range.end)
    if packed == PackedWord("cdrom") { return setCDROM(true, at: range) }
    if packed == PackedWord("disk") { return setCDROM(false, at: range) }
    refuseValue(of: .devtype, range, bytes)
  }

  mutating func setCDROM(_ isCDROM: Bool, at range: ByteRange) {
    if let first = parts.deviceTypePlace.range, parts.isCDROM != isCDROM {
      report(.overridden(.devtype, range, first: first))
    }
    parts.isCDROM = isCDROM
    parts.deviceTypePlace = Place(range)
  }

  private mutating func backendType(_ range: ByteRange, _ bytes: Span<UInt8>) {
    guard let backend = DiskBackend(bytes, range) else { return refuseValue(of: .backendtype, range, bytes) }
    if let first = parts.backendPlace.range {
      if parts.backend != backend { refuseRepeated(.backendtype, range, first: first, bytes) }
      return
    }
    parts.backend = backend
    parts.backendPlace = Place(range)
  }

  private mutating func specification(_ range: ByteRange, _ bytes: Span<UInt8>) {
    guard let specification = DiskSpecification(bytes, range) else {
      return refuseValue(of: .specification, range, bytes)
    }
    if let first = parts.specificationPlace.range {
      if parts.specification != specification { refuseRepeated(.specification, range, first: first, bytes) }
      return
    }
    parts.specification = specification
    parts.specificationPlace = Place(range)
  }

  private mutating func coloPort(_ range: ByteRange, _ bytes: Span<UInt8>) {
    let number = CNumber(bytes.extracting(range.start..<range.end), from: 0, base: 10)
    // The C library's `atoi` cuts the number to 32 bits.
    let port = Int32(truncatingIfNeeded: number.signed)
    if port == 0 { refuseValue(of: .coloPort, range, bytes) }
    if let first = parts.coloPortPlace.range, parts.coloPort != port {
      report(.overridden(.coloPort, range, first: first))
    }
    parts.coloPort = port
    parts.coloPortPlace = Place(range)
  }

  mutating func flag(_ token: DiskToken, _ bytes: Span<UInt8>) {
    guard let word = token.word else { return }
    if !hasTrust && (word == .trusted || word == .untrusted || word == .grantUsage) {
      fail(stops: false, bytes)
      report(.tooNew(word, ByteRange(token.range.start, token.content.end)))
    }
    setFlag(word, isOne: bytes[token.content.start] == UInt8(ascii: "1"), at: token.content)
  }

  mutating func setFlag(_ word: DiskWord, isOne: Bool = true, at range: ByteRange) {
    var first: ByteRange?
    switch word {
    case .cdrom: setCDROM(true, at: range)
    case .directIOSafe: parts.isDirectIOSafe = true
    case .discard, .noDiscard:
      first = Self.replace(&parts.discard, &parts.discardPlace, word == .discard, range)
    case .colo, .noColo: first = Self.replace(&parts.isColo, &parts.coloPlace, word == .colo, range)
    case .trusted, .untrusted:
      first = Self.replace(&parts.isTrusted, &parts.trustPlace, word == .trusted, range)
    case .grantUsage: first = Self.replace(&parts.grantUsage, &parts.grantUsagePlace, isOne, range)
    default: break
    }
    if let first { report(.overridden(word, range, first: first)) }
  }

  /// Sets a flag, and gives where it had the opposite value.
  private static func replace(
    _ value: inout Bool?,
    _ place: inout Place,
    _ new: Bool,
    _ range: ByteRange
  ) -> ByteRange? {
    let first = value == !new ? place.range : nil
    (value, place) = (new, Place(range))
    return first
  }
}
