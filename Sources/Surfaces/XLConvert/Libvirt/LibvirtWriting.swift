import XLRules
public import XLText
import XML

/// The devices of a guest as libvirt's XML for its Xen driver, and what does not survive.
///
/// A guest with a name is an element `domain`; the devices of one without a name follow each other.
public struct LibvirtWriting: Sendable {
  /// The text.
  public let bytes: [UInt8]
  /// What is lost, is changed or cannot be written, with places in the file of the guest.
  public let diagnostics: [Diagnostic]

  /// Writes a guest.
  public init(_ guest: GuestDevices) {
    var writer = XMLWriter()
    var found: [Diagnostic] = []
    let name = guest.name.flatMap { XMLWriter.isWritable($0) && !$0.contains(0x0A) ? $0 : nil }
    if name == nil, guest.name != nil {
      found.append(
        UnwritableDevice.diagnostic("the name of the guest cannot be in XML", at: guest.identityPlace)
      )
    }
    if let name {
      writer.begin("domain", [("type", Array("xen".utf8))])
      writer.element("name", text: name)
      if let uuid = guest.uuidText { writer.element("uuid", text: Array(uuid.utf8)) }
      writer.begin("devices")
    }
    for disk in guest.disks ?? [] {
      var disk = LibvirtDiskWriter(disk, of: guest)
      disk.write(to: &writer)
      found += disk.losses.diagnostics
    }
    for nic in guest.nics ?? [] {
      var nic = LibvirtNicWriter(nic, of: guest)
      nic.write(to: &writer)
      found += nic.losses.diagnostics
    }
    if name != nil {
      writer.end()
      writer.end()
    }
    bytes = writer.bytes
    diagnostics = found.sorted { $0.range.start < $1.range.start }
  }
}

/// What of one device is lost or changed in libvirt's XML, or cannot be in it.
struct LibvirtLosses {
  private let guest: GuestDevices
  private let string: EmbeddedText
  private(set) var diagnostics: [Diagnostic] = []

  init(_ guest: GuestDevices, _ string: EmbeddedText) {
    self.guest = guest
    self.string = string
  }

  /// A parameter is not in the XML, for a reason.
  mutating func lose(_ key: String, at range: ByteRange?, _ reason: String = "libvirt has no element for it")
  {
    diagnostics.append(LostInLibvirt.diagnostic("'\(key)' is lost: \(reason)", at: place(range)))
  }

  /// A parameter has another value.
  mutating func change(_ message: String, at range: ByteRange?) {
    diagnostics.append(ChangedInLibvirt.diagnostic(message, at: place(range)))
  }

  /// The device cannot be written.
  mutating func refuse(_ message: String, at range: ByteRange?, help: String? = nil) {
    diagnostics.append(UnwritableDevice.diagnostic(message, at: place(range), help: help))
  }

  /// The value of a parameter, if XML can have it; nil of an empty one, which means nothing to libvirt.
  mutating func writable(
    _ key: String,
    _ value: (bytes: [UInt8], range: ByteRange)?,
    _ pattern: LibvirtPattern
  )
    -> [UInt8]?
  {
    guard let value, !value.bytes.isEmpty else { return nil }
    if pattern.matches(value.bytes) { return value.bytes }
    lose(key, at: value.range, "libvirt takes \(pattern.rawValue) only")
    return nil
  }

  private func place(_ range: ByteRange?) -> ByteRange {
    guest.place(range ?? ByteRange(0, string.bytes.count), in: string)
  }
}

/// What libvirt takes for a value (basictypes.rng and domaincommon.rng, libvirt 9.0).
enum LibvirtPattern: String {
  /// The name of a network device.
  case device = "letters, digits and '_.-\\:/'"
  /// The name of a bridge.
  case bridge = "letters, digits, spaces and '_.-\\:/'"
  /// The name of a model.
  case word = "letters, digits, '-' and '_'"
  /// Text in one line.
  case line = "UTF-8 without control characters"

  /// Whether a value is one.
  func matches(_ value: [UInt8]) -> Bool {
    switch self {
    case .device: value.allSatisfy { Self.isWord($0) || ".\\:/".utf8.contains($0) }
    case .bridge: value.allSatisfy { Self.isWord($0) || ".\\:/ ".utf8.contains($0) }
    case .word: value.allSatisfy(Self.isWord)
    case .line: XMLWriter.isWritable(value) && !value.contains { $0 < 0x20 }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
