import XLText

/// What scripts do with a disk that xl and libxl take: Xen's own of 4.17 to 4.23, in tools/hotplug/Linux.
extension DiskProblem {
  /// Bytes that a shell takes apart or gives a meaning to, a bit each.
  ///
  /// The first number has those below 64, the second those below 128; blanks at the edges are another matter.
  private static let shellBits: (low: UInt64, high: UInt64) = {
    var bits: (low: UInt64, high: UInt64) = (0, 0)
    for byte in " \t\n\"'`$&|;<>()*?[]{}\\!#".utf8 {
      if byte < 64 { bits.low |= 1 << UInt64(byte) } else { bits.high |= 1 << UInt64(byte - 64) }
    }
    return bits
  }()

  /// A target that a shell would not keep in one piece; upstream's scripts leave it without quotes in places.
  static func shellCharacters(_ spec: DiskSpec, _ target: ByteRange, _ problems: inout [DiskProblem]) {
    var (start, end) = (target.start, target.end)
    let bytes = spec.text.bytes.span
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    let (low, high) = shellBits
    // A shift by more than 63 counts its low six bits only.
    let trimmed = bytes.extracting(start..<end)
    for index in trimmed.indices {
      let byte = trimmed[index]
      guard byte < 128, (byte < 64 ? low : high) &>> UInt64(byte) & 1 == 1 else { continue }
      let place = ByteRange(start + index, start + index + 1)
      let hasScript = spec.parts.scriptPlace.isGiven
      problems.append(.shellCharacter(place, target: target, hasScript: hasScript))
      return
    }
  }

  static func script(_ spec: DiskSpec, _ problems: inout [DiskProblem]) {
    guard let script = spec.script, !script.value.isEmpty else { return }
    let (name, range) = (script.value, script.range)
    if name.first != UInt8(ascii: "/"), name.contains(UInt8(ascii: "/")) {
      return problems.append(.scriptWithSlash(range))
    }
    let file = name.lastIndex(of: UInt8(ascii: "/")).map { name[($0 + 1)...] } ?? name[...]
    let fileName = String(decoding: file, as: UTF8.self)
    switch fileName {
    case "block-iscsi": initiator(spec, range, &problems)
    case "block-nbd", "block-enbd": problems.append(.unusableNBDScript(range, name: fileName))
    case "block-drbd": problems.append(.foreignScript(range))
    default: break
    }
  }

  /// The parameters that block-iscsi requires.
  private static func initiator(_ spec: DiskSpec, _ script: ByteRange, _ problems: inout [DiskProblem]) {
    guard let target = spec.target, !target.value.isEmpty else { return }
    let words = target.value.split(separator: UInt8(ascii: ","))
    let missing = ["iqn", "portal"].filter { key in
      !words.contains { $0.starts(with: Array("\(key)=".utf8)) && $0.count > key.utf8.count + 1 }
    }
    if missing.isEmpty { return }
    let text = missing.map { "\($0)=" }.joined(separator: " and ")
    problems.append(.incompleteISCSITarget(target.range, missing: text))
  }

  static func trust(_ spec: DiskSpec, _ range: ByteRange, _ problems: inout [DiskProblem]) {
    guard let domain = spec.backendDomain, !OwnDomain.isMeant(domain.value) else { return }
    problems.append(.trustedDriverDomain(range, domain: domain.range))
  }
}
