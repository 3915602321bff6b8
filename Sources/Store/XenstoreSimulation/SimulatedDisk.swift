internal import Glibc

/// A block device of this machine, as a kernel backend would report a guest of it.
struct SimulatedDisk {
  let sectorCount: UInt64
  let isRemovable: Bool

  /// The size of the sectors that `sectors` counts, whatever the device's own are
  /// (xen/include/public/io/blkif.h, Xen 4.17).
  static let sectorByteCount = 512
  /// The bit of `info` that says read-only (`VDISK_READONLY`, blkif.h).
  static let readOnlyBit = 4
  /// The bit of `info` that says removable (`VDISK_REMOVABLE`, blkif.h).
  static let removableBit = 2

  /// The device that `physical-device` names, two hexadecimal numbers with a colon; nil where this machine
  /// has none.
  init?(deviceNumber text: [UInt8]) {
    let parts = text.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count == 2, let major = UInt32(String(decoding: parts[0], as: UTF8.self), radix: 16),
      let minor = UInt32(String(decoding: parts[1], as: UTF8.self), radix: 16)
    else { return nil }
    let folder = "/sys/dev/block/\(major):\(minor)"
    guard let sectorCount = Self.number(folder + "/size") else { return nil }
    self.sectorCount = sectorCount
    isRemovable = Self.number(folder + "/removable") == 1
  }

  /// What the backend writes before it connects, in blkback's order.
  func facts(isReadOnly: Bool) -> [(String, String)] {
    let info = (isReadOnly ? Self.readOnlyBit : 0) + (isRemovable ? Self.removableBit : 0)
    return [
      ("sectors", String(sectorCount)), ("info", String(info)),
      ("sector-size", String(Self.sectorByteCount)), ("physical-sector-size", String(Self.sectorByteCount)),
    ]
  }

  private static func number(_ path: String) -> UInt64? {
    let file = unsafe open(path, O_RDONLY | O_CLOEXEC)
    if file < 0 { return nil }
    defer { _ = close(file) }
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = unsafe bytes.withUnsafeMutableBytes { unsafe read(file, $0.baseAddress, $0.count) }
    guard count > 0 else { return nil }
    return UInt64(String(decoding: bytes[..<count].prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self))
  }
}
