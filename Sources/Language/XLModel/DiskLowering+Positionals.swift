import XLSyntax
import XLText

extension DiskLowering {
  /// The slot that the next positional goes to.
  private enum Slot { case target, format, virtualDevice, access, none }

  private var slot: Slot {
    if spec.targetRange == nil { return .target }
    if !hasPrefix && spec.writtenFormat == nil { return .format }
    if spec.virtualDeviceRange == nil { return .virtualDevice }
    return hasPositionalAccess ? .none : .access
  }

  mutating func positional(_ token: DiskToken) {
    let end = token.range.end
    if !token.hasComma && end + 1 < lexer.word.end { return assignment(token) }
    if !knowsTrust, let word = newerFlag(token.content) {
      hasNewerFlag = true
      problems.append(.tooNew(word, token.content))
    }
    place(token.content)
  }

  private mutating func place(_ range: ByteRange) {
    switch slot {
    case .target:
      spec.targetRange = range
      text(.target, range, nil)
    case .format:
      if spec.targetRange?.isEmpty ?? false, hasColon(range) {
        deviceAndType(range)
        spec.writtenFormat = .empty
        spec.formatRange = range
      } else if range.isEmpty || DiskFormat(bytes, range) != nil {
        format(range)
      } else if DiskHabits.looksLikeDevice(bytes[trimmed(range)])
        || DiskHabits.isAccess(bytes[trimmed(range)])
      {
        fail(stops: false)
        problems.append(.forgottenFormat(range))
        spec.writtenFormat = .raw
        spec.formatRange = ByteRange(range.start, range.start)
        DiskHabits.isAccess(bytes[trimmed(range)]) ? positionalAccess(range) : place(range)
      } else {
        format(range)
      }
    case .virtualDevice:
      if hasColon(range) { return deviceAndType(range) }
      spec.virtualDeviceRange = range
      text(.vdev, range, nil)
    case .access: positionalAccess(range)
    case .none:
      fail(stops: true)
      problems.append(.tooManyPositionals(range))
    }
  }

  private mutating func positionalAccess(_ range: ByteRange) {
    hasPositionalAccess = true
    access(range)
  }

  private func hasColon(_ range: ByteRange) -> Bool {
    bytes[range.start..<range.end].contains(UInt8(ascii: ":"))
  }

  /// `hda:cdrom`: what stands before the last colon is the device, what follows its type.
  private mutating func deviceAndType(_ range: ByteRange) {
    guard let colon = bytes[range.start..<range.end].lastIndex(of: UInt8(ascii: ":")) else { return }
    let device = ByteRange(range.start, colon)
    text(.vdev, device, Self.store(device, in: &spec.virtualDeviceRange))
    deviceType(ByteRange(colon + 1, range.end))
  }

  /// A flag of later releases that this one takes for a positional.
  private func newerFlag(_ range: ByteRange) -> DiskWord? {
    let word = PackedWord(bytes, range.start, range.end).word
    return word == .trusted || word == .untrusted ? word : nil
  }

  /// A positional that runs into an `=`: xl takes the part before and then complains about the sign.
  private mutating func assignment(_ token: DiskToken) {
    let sign = token.range.end
    if slot == .none { fail(stops: true) } else { failAtEquals(sign) }
    let end = lexer.comma(from: sign)
    let whole = ByteRange(token.range.start, end)
    skip(to: end)
    let name = trimmed(token.content)
    if bytes[name].elementsEqual(DiskWord.grantUsage.spelling.utf8) && !knowsTrust {
      hasNewerFlag = true
    } else if DiskHabits.looksLikeKey(bytes[name]) {
      problems.append(.unknownKey(name, whole: whole))
    } else {
      problems.append(.strayEquals(ByteRange(sign, sign + 1), whole: whole))
      place(whole)
    }
  }

  mutating func unknownKey(_ token: DiskToken) {
    fail(stops: false)
    let name = ByteRange(token.range.start, token.content.start - 1)
    let end = lexer.comma(from: token.content.start)
    let whole = ByteRange(name.start, end)
    skip(to: end)
    if let word = PackedWord(bytes, name.start, name.end).word, word.role == .flag {
      problems.append(.flagWithValue(word, name, whole: whole))
      setFlag(word, at: name)
    } else {
      problems.append(.unknownKey(name, whole: whole))
    }
  }

  mutating func unknownPrefix(_ token: DiskToken) {
    fail(stops: true)
    if let format = DiskFormat(bytes, ByteRange(token.content.start, token.content.end)) {
      problems.append(.unknownPrefix(token.range, whole: token.range))
      hasPrefix = true
      return setFormat(format, at: token.range)
    }
    lexer.move(to: token.range.start)
    let whole = lexer.nextPositional()
    problems.append(.unknownPrefix(token.range, whole: whole.content))
    positional(whole)
  }

  /// The range without white space at its edges; empty at its end where there is nothing else.
  func trimmed(_ range: ByteRange) -> ByteRange {
    var start = range.start
    var end = range.end
    while start < end && Self.isBlank(bytes[start]) { start += 1 }
    while end > start && Self.isBlank(bytes[end - 1]) { end -= 1 }
    return ByteRange(start, end)
  }

  static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= UInt8(ascii: "\t") && byte <= UInt8(ascii: "\r"))
  }
}
