import XLCheck
import XLModel
import XLText

/// A place where a file names something that has a name of its own.
struct Mention: Hashable {
  /// What is named.
  enum Kind: Hashable {
    /// A virtual device of the guest.
    case device
    /// A domain: the guest itself, or one that serves a device.
    case domain
    /// A bridge.
    case bridge
    /// An interface of the backend domain.
    case interface
    /// An image, a block device, or what a script takes.
    case image

    /// Whether another name may be given to it here.
    var canBeRenamed: Bool { self != .image }
  }

  /// What is named.
  let kind: Kind
  /// The name.
  let name: [UInt8]
  /// Where it is.
  let range: ByteRange
  /// Whether the thing comes to be here, and is not only used.
  let isDefinition: Bool
}

/// Everything with a name that a file names.
struct Mentions {
  /// The places, in the order of the text.
  let all: [Mention]

  init(_ analysis: Analysis) {
    var found: [Mention] = []
    func add(_ kind: Mention.Kind, _ value: Sourced<[UInt8]>?, _ text: EmbeddedText, isDefinition: Bool) {
      guard let value, !value.value.isEmpty, text.isPlain(value.range) else { return }
      found.append(
        Mention(kind: kind, name: value.value, range: text.place(value.range), isDefinition: isDefinition)
      )
    }
    let reading = analysis.checked.reading
    if let index = reading.lastIndex(of: "name".utf8), let text = reading.text(of: index) {
      add(.domain, Sourced(text.bytes, at: ByteRange(0, text.bytes.count)), text, isDefinition: true)
    }
    for disk in analysis.devices.disks {
      add(.device, disk.spec.virtualDevice, disk.text, isDefinition: true)
      add(.domain, Self.domain(disk.spec.backendDomain), disk.text, isDefinition: false)
      add(.image, disk.spec.target, disk.text, isDefinition: true)
    }
    for nic in analysis.devices.nics {
      add(.bridge, nic.spec.bridge, nic.text, isDefinition: false)
      add(.interface, nic.spec.interfaceName, nic.text, isDefinition: true)
      add(.domain, Self.domain(nic.spec.backendDomain), nic.text, isDefinition: false)
    }
    found += Self.devicesOfKernel(reading, Set(found.filter { $0.kind == .device }.map(\.name)))
    all = found.sorted { $0.range.start < $1.range.start }
  }

  /// A backend domain by name; xl's own has a number.
  private static func domain(_ domain: Sourced<[UInt8]>?) -> Sourced<[UInt8]>? {
    guard let domain, !domain.value.allSatisfy({ (0x30...0x39).contains($0) }),
      !OwnDomain.isNamed(domain.value)
    else { return nil }
    return domain
  }

  /// Devices of the file in the kernel's command line: `root=/dev/xvda1` names a part of `xvda`.
  private static func devicesOfKernel(_ reading: ConfigReading, _ names: Set<[UInt8]>) -> [Mention] {
    let start = Array("/dev/".utf8)
    var found: [Mention] = []
    for key in ["root", "extra", "cmdline"] {
      guard let index = reading.lastIndex(of: key.utf8), let text = reading.text(of: index) else { continue }
      var offset = 0
      while offset + start.count < text.bytes.count {
        guard text.bytes[offset...].starts(with: start) else {
          offset += 1
          continue
        }
        offset += start.count
        let word = text.bytes[offset...].prefix { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) }
        let stem = Array(word.prefix { (0x61...0x7A).contains($0) })
        guard let name = [Array(word), stem].first(where: names.contains) else { continue }
        let range = ByteRange(offset, offset + name.count)
        guard text.isPlain(range) else { continue }
        found.append(Mention(kind: .device, name: name, range: text.place(range), isDefinition: false))
      }
    }
    return found
  }

  /// The mention at a place.
  func at(_ offset: Int) -> Mention? { all.first { $0.range.start <= offset && offset <= $0.range.end } }

  /// All mentions of the same thing.
  func same(as mention: Mention) -> [Mention] {
    all.filter { $0.kind == mention.kind && $0.name == mention.name }
  }

  /// The edits that give something another name.
  func renaming(_ mention: Mention, to name: String) throws(ResponseFault) -> [TextEdit] {
    let bytes = Array(name.utf8)
    func refuse(_ words: String) -> ResponseFault { ResponseFault(.requestFailed, words) }
    if !mention.kind.canBeRenamed { throw refuse("a path cannot be renamed here") }
    let isPlain =
      !bytes.isEmpty && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F && !",\"'\\=".utf8.contains($0) }
    if !isPlain {
      throw refuse("a name cannot contain spaces, commas, quotes or '='")
    }
    if mention.kind == .device {
      guard let device = VirtualDevice(decoding: bytes), device.isDocumented else {
        throw refuse("'\(VisibleText.quoting(bytes))' is not a valid vdev; expected a name such as xvda")
      }
      let isTaken = all.contains { other in
        other.kind == .device && other.isDefinition && other.name != mention.name
          && VirtualDevice(decoding: other.name)?.number == device.number
      }
      if isTaken { throw refuse("another disk of this file already uses '\(name)'") }
    }
    return same(as: mention).map { TextEdit($0.range, bytes) }
  }
}
