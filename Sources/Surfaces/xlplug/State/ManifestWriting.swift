import HotplugFleet
import HotplugPlan
import XLText

/// The devices of guests as a manifest.
struct ManifestWriting {
  /// The text.
  private(set) var bytes: [UInt8] = Array("guests:\n".utf8)
  /// Devices that cannot be written, in words.
  private(set) var notes: [String] = []

  /// Adds a guest with its devices.
  mutating func add(_ name: [UInt8], _ devices: [ObservedDevice], ownDomid: UInt16) {
    bytes += "  ".utf8 + Self.scalar(name) + ":\n".utf8
    for (kind, key) in [(DeviceAddress.Kind.vbd, "disks"), (.vif, "nics")] {
      let strings = devices.filter { $0.address.kind == kind }.compactMap { string($0, ownDomid) }
      bytes += "    \(key):\(strings.isEmpty ? " []" : "")\n".utf8
      for string in strings { bytes += "      - ".utf8 + Self.scalar(string) + [0x0A] }
    }
  }

  private mutating func string(_ device: ObservedDevice, _ ownDomid: UInt16) -> [UInt8]? {
    let backend = device.address.backendDomid
    let name = backend == ownDomid ? nil : Array(String(backend).utf8)
    if let words = device.request?.specification(backendName: name) { return words }
    notes.append("\(device.address) cannot be written as a string")
    return nil
  }

  /// A string of YAML: between single quotes, or double ones where a byte needs an escape.
  static func scalar(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
    let isPrintable = text.unicodeScalars.allSatisfy { scalar in
      (0x20...0x7E).contains(scalar.value) || (0xA0...0xD7FF).contains(scalar.value)
    }
    if isPrintable, text.utf8.elementsEqual(bytes) {
      let doubled = text.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      return Array("'\(doubled)'".utf8)
    }
    let digits = Array("0123456789abcdef".utf8)
    let escaped = bytes.flatMap { byte -> [UInt8] in
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): [UInt8(ascii: "\\"), byte]
      case 0x20...0x7E: [byte]
      default: Array("\\x".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
      }
    }
    return [UInt8(ascii: "\"")] + escaped + [UInt8(ascii: "\"")]
  }
}
