import XLCheck
import XLModel
import XLSyntax
import XLText

/// The parameter of a string that a cursor is in: from the comma before to the comma after.
struct ParameterSpot {
  /// The key, where an `=` is before the cursor.
  let key: ArraySlice<UInt8>?
  /// What is replaced: the value, or the word up to an `=` after the cursor.
  let range: ByteRange
  /// Whether an `=` is after the word.
  let hasEquals: Bool
  /// The parameters before it.
  let earlier: [ArraySlice<UInt8>]

  init(_ text: SourceText, _ string: ByteRange, _ offset: Int) {
    let comma = UInt8(ascii: ",")
    let equals = UInt8(ascii: "=")
    var start = offset
    while start > string.start, text.bytes[start - 1] != comma { start -= 1 }
    while start < offset, text.bytes[start].isBlank { start += 1 }
    var end = offset
    while end < string.end, text.bytes[end] != comma, text.bytes[end] != 0x0A { end += 1 }
    earlier = text[ByteRange(string.start, start)].split(separator: comma, omittingEmptySubsequences: false)
      .dropLast().map { $0 }
    if let sign = text.bytes[start..<offset].firstIndex(of: equals) {
      key = text.bytes[start..<sign]
      range = ByteRange(sign + 1, end)
      hasEquals = true
    } else {
      key = nil
      let sign = text.bytes[offset..<end].firstIndex(of: equals)
      range = ByteRange(start, sign ?? end)
      hasEquals = sign != nil
    }
  }
}

/// Finds what can be written in the string of a device.
struct DeviceCompletion {
  private let completion: Completion
  private let spot: ParameterSpot
  private let own: ByteRange
  /// How many free devices of a family are offered.
  private static let freeCount = 4

  init(_ completion: Completion, _ string: ByteRange) {
    self.completion = completion
    own = string
    spot = ParameterSpot(completion.analysis.checked.text, string, completion.offset)
  }

  private var xen: XenVersion { completion.analysis.settings.options.xen }

  private func offer(_ text: String, _ detail: String, _ kind: CompletionOffer.Kind, rank: Int = 5)
    -> CompletionOffer
  {
    CompletionOffer(label: text, kind: kind, detail: detail, range: spot.range, text: text, rank: rank)
  }

  private func scripts(_ prefix: String) -> [CompletionOffer] {
    completion.sources.host.scripts.filter { $0.hasPrefix(prefix) }.map { offer($0, "on this host", .value) }
  }

  private var guests: [CompletionOffer] {
    completion.sources.guests.map { offer($0, "a guest of the workspace", .reference) }
  }

  // MARK: - Disks

  /// What can be written in a disk.
  var ofDisk: [CompletionOffer] {
    // After target= everything is the target.
    if spot.earlier.contains(where: { $0.drop { $0 == 0x20 }.starts(with: "target=".utf8) }) { return [] }
    if let key = spot.key {
      return DiskWord.keys.first { $0.spelling.utf8.elementsEqual(key) }.map { values($0) } ?? []
    }
    return positional + named
  }

  private var named: [CompletionOffer] {
    let taken = Set(spot.earlier.compactMap { $0.split(separator: UInt8(ascii: "=")).first.map(Array.init) })
    return (DiskWord.keys + DiskWord.flags).filter { word in
      word.isKnown(by: xen) && !taken.contains(Array(word.spelling.utf8))
    }.map { word in
      let isKey = word.role == .key || word == .grantUsage
      var offer = offer(
        word.spelling + (isKey && !spot.hasEquals ? "=" : ""),
        word.namedSummary,
        isKey ? .field : .property,
        rank: word.summary.hasPrefix("COLO") ? 8 : 5
      )
      offer.topic = .disk(word.spelling)
      return offer
    }
  }

  /// What the position of the parameter means, where everything before it is positional, too.
  private var positional: [CompletionOffer] {
    let places: [DiskWord] = [.target, .format, .vdev, .access]
    let flags = Set(DiskWord.flags.map(\.spelling))
    let isPlain = spot.earlier.allSatisfy { word in
      !word.contains(UInt8(ascii: "=")) && !flags.contains(String(decoding: word, as: UTF8.self))
    }
    guard isPlain, !spot.hasEquals, spot.earlier.count < places.count else { return [] }
    return values(places[spot.earlier.count]).map { offer in
      var first = offer
      first.rank = 3
      return first
    }
  }

  private func values(_ word: DiskWord) -> [CompletionOffer] {
    switch word {
    case .vdev: freeDevices
    case .script: scripts("block")
    case .backend: guests
    default: word.values.map { offer($0, word.spelling, .enumMember) }
    }
  }

  /// Names of devices that no other disk of the file has.
  private var freeDevices: [CompletionOffer] {
    let others = completion.analysis.devices.disks.filter { $0.range.start + 1 != own.start }
    let taken = Set(others.compactMap { $0.virtualDevice?.number })
    let isEmulated = completion.analysis.checked.domain.guest == .hvm
    let families: [(String, Int)] =
      isEmulated
      ? [
        ("xvd", VirtualDevice.xvdDiskMax), ("hd", VirtualDevice.ideDiskMax),
        ("sd", VirtualDevice.scsiDiskMax),
      ]
      : [("xvd", VirtualDevice.xvdDiskMax)]
    return families.flatMap { prefix, most in
      var free: [CompletionOffer] = []
      for disk in 0...min(most, taken.count + Self.freeCount) where free.count < Self.freeCount {
        let name = prefix + VirtualDevice.letters(ofDisk: disk)
        guard let device = VirtualDevice(decoding: name.utf8), !taken.contains(device.number) else {
          continue
        }
        free.append(offer(name, "free, number \(device.number)", .value, rank: 4))
      }
      return free
    }
  }

  // MARK: - Interfaces

  /// What can be written in a network interface.
  var ofNic: [CompletionOffer] {
    guard let name = spot.key else { return keys }
    guard let key = NicKey.named(name) else { return [] }
    switch key.name {
    case NicKey.type.name: return ["vif", "ioemu"].map { offer($0, "type", .enumMember) }
    case NicKey.model.name: return NicModels.names.map { offer($0, "card", .enumMember) }
    case NicKey.bridge.name: return bridges
    case NicKey.script.name: return scripts("vif")
    case NicKey.backend.name: return guests
    default: return []
    }
  }

  private var keys: [CompletionOffer] {
    let taken = Set(
      spot.earlier.compactMap { word in
        word.drop { $0 == 0x20 }.split(separator: UInt8(ascii: "=")).first.map(Array.init)
      }
    )
    return NicKey.all.filter { $0.since <= xen && $0 != .accel && !taken.contains(Array($0.name.utf8)) }.map {
      key in
      var offer = offer(key.name + (key.kind == .flag || spot.hasEquals ? "" : "="), key.summary, .field)
      offer.topic = .nic(key.name)
      offer.isDeprecated = key == .netdev
      offer.rank = NicKey.common.contains(key) ? 5 : 8
      return offer
    }
  }

  private var bridges: [CompletionOffer] {
    let used = completion.analysis.devices.nics.compactMap { $0.spec.bridge?.value }.filter { !$0.isEmpty }
    let own = Array(completion.analysis.checked.text[spot.range])
    let counts = used.count { $0 == own }
    let here = Set(used.filter { $0 != own || counts > 1 }.map { String(decoding: $0, as: UTF8.self) })
    let onHost = completion.sources.host.bridges.filter { !here.contains($0) }
    return here.sorted().map { offer($0, "in this file", .value) }
      + onHost.map { offer($0, "on this host", .value) }
  }
}
