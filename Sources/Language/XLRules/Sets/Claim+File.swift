import XLModel
import XLText

extension Claim {
  /// Everything that a file takes for its guest, in the order of the text.
  static func all(_ reading: ConfigReading, _ devices: ConfigDevices) -> [Claim] {
    var claims: [Claim] = []
    for (key, kind) in [("name", Kind.domainName), ("uuid", .uuid)] {
      guard let index = reading.lastIndex(of: key.utf8), let text = reading.text(of: index),
        !text.bytes.isEmpty
      else { continue }
      let range = text.place(ByteRange(0, text.bytes.count))
      claims.append(Claim(kind, kind == .uuid ? plainUUID(text.bytes) : text.bytes, at: range))
    }
    claims += devices.disks.compactMap(image)
    for nic in devices.nics {
      if let mac = nic.spec.mac, let range = nic.spec.range(of: .mac) {
        claims.append(Claim(.mac, mac.octets, at: nic.text.place(range)))
      }
      if let name = nic.spec.interfaceName, !name.value.isEmpty {
        let key = domain(nic.spec.backendDomain) + [0] + name.value
        claims.append(Claim(.interfaceName, key, at: nic.text.place(name.range)))
      }
    }
    return claims.sorted { $0.range.start < $1.range.start }
  }

  /// Without hyphens, in lower case: xl takes both.
  private static func plainUUID(_ text: [UInt8]) -> [UInt8] {
    text.compactMap { byte in
      byte == UInt8(ascii: "-") ? nil : (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
    }
  }

  private static func image(_ disk: ConfigDevices.Disk) -> Claim? {
    let spec = disk.spec
    guard let target = spec.target, !target.value.isEmpty, spec.format != .empty else { return nil }
    let script = spec.script?.value ?? []
    // What a script makes of its target is its own affair: only the same words may be the same device. Xen's
    // `block` is what serves a disk without a script.
    let usual = ["", "block", "/etc/xen/scripts/block"]
    let isImage = usual.contains { script.elementsEqual($0.utf8) }
    let path = isImage ? PathSpelling.plain(target.value) : script + [0] + target.value
    let key = domain(spec.backendDomain) + [0] + path
    let range = disk.text.place(target.range)
    return Claim(isImage ? .image : .scriptTarget, key, isWriting: spec.isReadWrite, at: range)
  }

  /// The backend domain; xl's own domain has several names.
  private static func domain(_ domain: Sourced<[UInt8]>?) -> [UInt8] {
    guard let domain, !OwnDomain.isMeant(domain.value) else { return [] }
    return domain.value
  }
}
