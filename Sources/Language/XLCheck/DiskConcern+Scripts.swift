import XLModel
import XLText

/// What scripts do with a disk that xl and libxl take: Xen's own of 4.17 to 4.23, in tools/hotplug/Linux.
extension DiskConcern {
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
  static func shellCharacters(_ spec: DiskSpec, _ target: ByteRange, _ concerns: inout [DiskConcern]) {
    var (start, end) = (target.start, target.end)
    let bytes = spec.text.bytes.span
    while start < end, bytes[start] <= 0x20 { start += 1 }
    while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
    let (low, high) = shellBits
    for offset in start..<end {
      let byte = bytes[offset]
      guard byte < 128, (byte < 64 ? low : high) &>> UInt64(byte & 63) & 1 == 1 else { continue }
      let place = ByteRange(offset, offset + 1)
      let hasScript = spec.parts.scriptPlace.isGiven
      concerns.append(.shellCharacter(place, target: target, hasScript: hasScript))
      return
    }
  }

  static func script(_ spec: DiskSpec, _ concerns: inout [DiskConcern]) {
    guard let script = spec.script, !script.value.isEmpty else { return }
    let (name, range) = (script.value, script.range)
    if name.first != UInt8(ascii: "/"), name.contains(UInt8(ascii: "/")) {
      return concerns.append(.scriptWithSlash(range))
    }
    let file = name.lastIndex(of: UInt8(ascii: "/")).map { name[($0 + 1)...] } ?? name[...]
    let fileName = String(decoding: file, as: UTF8.self)
    switch fileName {
    case "block-iscsi": initiator(spec, range, &concerns)
    case "block-nbd", "block-enbd": concerns.append(.unusableNBDScript(range, name: fileName))
    case "block-drbd": concerns.append(.foreignScript(range))
    default: break
    }
  }

  /// The parameters that block-iscsi cannot do without.
  private static func initiator(_ spec: DiskSpec, _ script: ByteRange, _ concerns: inout [DiskConcern]) {
    guard let target = spec.target, !target.value.isEmpty else { return }
    let words = target.value.split(separator: UInt8(ascii: ","))
    let missing = ["iqn", "portal"].filter { key in
      !words.contains { $0.starts(with: Array("\(key)=".utf8)) && $0.count > key.utf8.count + 1 }
    }
    if missing.isEmpty { return }
    let text = missing.map { "\($0)=" }.joined(separator: " and ")
    concerns.append(.incompleteISCSITarget(target.range, missing: text))
  }

  static func trust(_ spec: DiskSpec, _ range: ByteRange, _ concerns: inout [DiskConcern]) {
    guard let domain = spec.backendDomain, !isOwn(domain.value) else { return }
    concerns.append(.trustedDriverDomain(range, domain: domain.range))
  }

  /// Whether a domain's name or number is that of the domain that xl runs in.
  static func isOwn(_ domain: [UInt8]) -> Bool {
    domain.isEmpty || ["0", "Domain-0", "dom0"].contains { domain.elementsEqual($0.utf8) }
  }
}
