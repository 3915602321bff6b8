import XLSyntax
import XLText

extension DiskLowering {
  /// The slot that the next positional goes to.
  private enum Slot { case target, format, virtualDevice, access, none }

  private var slot: Slot {
    if !parts.targetPlace.isGiven { return .target }
    if !hasPrefix && parts.writtenFormat == nil { return .format }
    if !parts.virtualDevicePlace.isGiven { return .virtualDevice }
    return hasPositionalAccess ? .none : .access
  }

  mutating func positional(_ token: DiskToken, _ bytes: Span<UInt8>) {
    let end = token.range.end
    if !token.hasComma && end + 1 < lexer.word.end { return assignment(token, bytes) }
    if !lexer.knowsTrust, let word = newerFlag(token.content, bytes) {
      hasNewerFlag = true
      report(.tooNew(word, token.content))
    }
    place(token.content, bytes)
  }

  mutating func place(_ range: ByteRange, _ bytes: Span<UInt8>) {
    switch slot {
    case .target:
      parts.targetPlace = Place(range)
      text(.target, range, nil, bytes)
    case .format:
      if parts.targetPlace.range?.isEmpty ?? false, hasColon(range, bytes) {
        deviceAndType(range, bytes)
        parts.writtenFormat = .empty
        parts.formatPlace = Place(range)
      } else if range.isEmpty || DiskFormat(bytes, range) != nil {
        format(range, bytes)
      } else if DiskHabits.looksLikeDevice(Self.slice(trimmed(range, bytes), of: bytes))
        || DiskHabits.isAccess(Self.slice(trimmed(range, bytes), of: bytes))
      {
        fail(stops: false, bytes)
        report(.forgottenFormat(range))
        parts.writtenFormat = .raw
        parts.formatPlace = Place(ByteRange(range.start, range.start))
        DiskHabits.isAccess(Self.slice(trimmed(range, bytes), of: bytes))
          ? positionalAccess(range, bytes) : place(range, bytes)
      } else {
        format(range, bytes)
      }
    case .virtualDevice:
      if hasColon(range, bytes) { return deviceAndType(range, bytes) }
      parts.virtualDevicePlace = Place(range)
      text(.vdev, range, nil, bytes)
    case .access: positionalAccess(range, bytes)
    case .none:
      fail(stops: true, bytes)
      report(.tooManyPositionals(range))
    }
  }

  private mutating func positionalAccess(_ range: ByteRange, _ bytes: Span<UInt8>) {
    hasPositionalAccess = true
    access(range, bytes)
  }

  private func hasColon(_ range: ByteRange, _ bytes: Span<UInt8>) -> Bool {
    for index in range.start..<range.end where bytes[index] == UInt8(ascii: ":") { return true }
    return false
  }

  /// `hda:cdrom`: the text before the last colon is the device, what follows its type.
  private mutating func deviceAndType(_ range: ByteRange, _ bytes: Span<UInt8>) {
    guard let colon = (range.start..<range.end).last(where: { bytes[$0] == UInt8(ascii: ":") }) else {
      return
    }
    let device = ByteRange(range.start, colon)
    text(.vdev, device, Self.store(device, in: &parts.virtualDevicePlace), bytes)
    deviceType(ByteRange(colon + 1, range.end), bytes)
  }

  /// A flag of later releases that this one takes for a positional.
  private func newerFlag(_ range: ByteRange, _ bytes: Span<UInt8>) -> DiskWord? {
    let word = PackedWord(bytes, range.start, range.end).word
    return word == .trusted || word == .untrusted ? word : nil
  }

  /// A positional that runs into an `=`: xl takes the part before and then reports an error about the sign.
  private mutating func assignment(_ token: DiskToken, _ bytes: Span<UInt8>) {
    let sign = token.range.end
    if slot == .none { fail(stops: true, bytes) } else { failAtEquals(sign, bytes) }
    let end = lexer.comma(from: sign, in: bytes)
    let whole = ByteRange(token.range.start, end)
    skip(to: end)
    let name = trimmed(token.content, bytes)
    if Self.slice(name, of: bytes).elementsEqual(DiskWord.grantUsage.spelling.utf8) && !lexer.knowsTrust {
      hasNewerFlag = true
    } else if DiskHabits.looksLikeKey(Self.slice(name, of: bytes)) {
      report(.unknownKey(name, whole: whole))
    } else {
      report(.strayEquals(ByteRange(sign, sign + 1), whole: whole))
      place(whole, bytes)
    }
  }

  mutating func unknownKey(_ token: DiskToken, _ bytes: Span<UInt8>) {
    fail(stops: false, bytes)
    let name = ByteRange(token.range.start, token.content.start - 1)
    let end = lexer.comma(from: token.content.start, in: bytes)
    let whole = ByteRange(name.start, end)
    skip(to: end)
    if let word = PackedWord(bytes, name.start, name.end).word, word.role == .flag {
      report(.flagWithValue(word, name, whole: whole))
      setFlag(word, at: name)
    } else {
      report(.unknownKey(name, whole: whole))
    }
  }

  mutating func unknownPrefix(_ token: DiskToken, _ bytes: Span<UInt8>) {
    fail(stops: true, bytes)
    if let format = DiskFormat(bytes, ByteRange(token.content.start, token.content.end)) {
      report(.unknownPrefix(token.range, whole: token.range))
      hasPrefix = true
      return setFormat(format, at: token.range, bytes)
    }
    lexer.move(to: token.range.start)
    let whole = lexer.nextPositional(in: bytes)
    report(.unknownPrefix(token.range, whole: whole.content))
    positional(whole, bytes)
  }

  /// The range without white space at its edges; empty at its end where there is nothing else.
  func trimmed(_ range: ByteRange, _ bytes: Span<UInt8>) -> ByteRange {
    var start = range.start
    var end = range.end
    while start < end && bytes[start].isSpace { start += 1 }
    while end > start && bytes[end - 1].isSpace { end -= 1 }
    return ByteRange(start, end)
  }
}
