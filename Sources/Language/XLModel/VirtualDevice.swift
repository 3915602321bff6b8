/// The device that a `vdev` name means, decoded as libxl decodes it, oddities included.
///
/// Documented names are `xvda`, `hda1`, `sdb`, `d5p2` and plain numbers (xen-vbd-interface(7)); the decoder
/// takes more (libxl: tools/libs/light/libxl_device.c, the same from 4.17 to 4.23), which `isDocumented`
/// distinguishes.
public struct VirtualDevice: Hashable, Sendable {
  /// The families of names; each has its own numbers.
  public enum Family: Hashable, Sendable, CaseIterable {
    /// `xvd` and letters: a Xen virtual disk.
    case xvd
    /// `dNpM`: the same disks by number.
    case numbered
    /// `hd` and letters: an IDE disk.
    case ide
    /// `sd` and letters: a SCSI disk.
    case scsi
    /// A plain number, which is the device number itself.
    case plain
  }

  /// The highest disk of an `xvd` name.
  public static let xvdDiskMax = (1 << 20) - 1
  /// The highest partition of an `xvd` name.
  public static let xvdPartitionMax = 255
  /// The highest disk and partition that have the old, short `xvd` numbers.
  public static let xvdShortMax = 15
  /// The highest disk of an `hd` name: two channels of two.
  public static let ideDiskMax = 3
  /// The highest partition of an `hd` name.
  public static let idePartitionMax = 63
  /// The highest disk of an `sd` name.
  public static let scsiDiskMax = 15
  /// The highest partition of an `sd` name.
  public static let scsiPartitionMax = 15

  /// The device number, as in the store's paths; never -1, which is how libxl says "refused".
  public let number: Int32
  /// The family that the decoder found the name in.
  public let family: Family
  /// The disk, from 0; -1 where the letters are missing; nil for a plain number.
  public let disk: Int?
  /// The partition, 0 for the whole disk, below 0 for odd names; nil for a plain number.
  public let partition: Int?
  /// Whether the name is one of the documented grammar and ranges.
  public let isDocumented: Bool
}

extension VirtualDevice {
  /// What libxl makes of a name; nil where it refuses it.
  public init?(decoding name: some Collection<UInt8>) {
    self.init(decoding: ContiguousArray(name).span)
  }

  /// What libxl makes of a name, without allocating; nil where it refuses it.
  public init?(decoding name: Span<UInt8>) {
    for offset in name.indices where name[offset] == 0 { return nil }
    if let pair = Self.numbered(name) ?? Self.lettered(name, .xvd) {
      self.init(pair, Self.xvdNumber(disk: pair.disk, partition: pair.partition))
    } else if let (value, isPlain) = Self.plain(name) {
      self.init(number: value, family: .plain, disk: nil, partition: nil, isDocumented: isPlain)
    } else if let pair = Self.lettered(name, .ide) {
      let major: Int32 = pair.disk < 2 ? 3 : 22
      self.init(pair, major << 8 | (pair.disk & 1) << 6 | pair.partition)
    } else if let pair = Self.lettered(name, .scsi) {
      self.init(pair, 8 << 8 | pair.disk << 4 | pair.partition)
    } else {
      return nil
    }
  }

  private init?(_ pair: Pair, _ number: Int32) {
    guard number != -1 else { return nil }
    self.init(
      number: number,
      family: pair.family,
      disk: Int(pair.disk),
      partition: Int(pair.partition),
      isDocumented: pair.isDocumented,
    )
  }

  private static func xvdNumber(disk: Int32, partition: Int32) -> Int32 {
    disk <= xvdShortMax && partition <= xvdShortMax
      ? 202 << 8 | disk << 4 | partition : 1 << 28 | disk << 8 | partition
  }
}

// MARK: - Decoding

extension VirtualDevice {
  private struct Pair {
    var family: Family
    var disk: Int32
    var partition: Int32
    var isDocumented: Bool
  }

  /// `d`, number, `p`, number, each as `scanf`'s `%i` reads it: cut to 32 bits, with a highest but no lowest
  /// value.
  private static func numbered(_ name: Span<UInt8>) -> Pair? {
    guard name.count > 3, name[0] == UInt8(ascii: "d") else { return nil }
    let disk = CNumber(name, from: 1, base: 0, takesBarePrefix: true)
    guard disk.end > 1, disk.end < name.count, name[disk.end] == UInt8(ascii: "p") else { return nil }
    let start = disk.end + 1
    let partition = CNumber(name, from: start, base: 0, takesBarePrefix: true)
    guard partition.end > start, partition.end == name.count else { return nil }
    let pair = Pair(
      family: .numbered,
      disk: Int32(truncatingIfNeeded: disk.signed),
      partition: Int32(truncatingIfNeeded: partition.signed),
      isDocumented: isDecimal(name, 1, disk.end) && isDecimal(name, start, name.count),
    )
    return pair.disk <= xvdDiskMax && pair.partition <= xvdPartitionMax ? pair : nil
  }

  /// Prefix, letters, partition; no letters at all count as disk -1.
  private static func lettered(_ name: Span<UInt8>, _ family: Family) -> Pair? {
    let (initial, diskMax, partitionMax): (UInt8, Int, Int) =
      switch family {
      case .ide: (UInt8(ascii: "h"), ideDiskMax, idePartitionMax)
      case .scsi: (UInt8(ascii: "s"), scsiDiskMax, scsiPartitionMax)
      default: (UInt8(ascii: "v"), xvdDiskMax, xvdPartitionMax)
      }
    let lead = family == .xvd ? 1 : 0
    if lead == 1, name.isEmpty || name[0] != UInt8(ascii: "x") { return nil }
    let prefixCount = lead + 2
    guard name.count >= prefixCount, name[lead] == initial, name[lead + 1] == UInt8(ascii: "d") else {
      return nil
    }
    var (offset, disk) = (prefixCount, -1)
    while offset < name.count, (0x61...0x7A).contains(name[offset]) {
      disk = (disk + 1) * 26 + Int(name[offset] - 0x61)
      if disk > diskMax { return nil }
      offset += 1
    }
    let hasLetters = offset > prefixCount
    var pair = Pair(family: family, disk: Int32(disk), partition: 0, isDocumented: hasLetters)
    if offset == name.count { return pair }
    if name[offset] == UInt8(ascii: "0") { return nil }
    let partition = CNumber(name, from: offset, base: 10)
    let value = Int64(truncatingIfNeeded: partition.unsigned)
    guard partition.end == name.count, value <= partitionMax else { return nil }
    pair.partition = Int32(truncatingIfNeeded: value)
    pair.isDocumented = hasLetters && isDecimal(name, offset, name.count)
    return pair
  }

  /// A number in C's base 0 up to 2^31 - 1, and whether it is written without blank and sign; nothing at all
  /// is 0.
  private static func plain(_ name: Span<UInt8>) -> (Int32, isPlain: Bool)? {
    if name.isEmpty { return (0, false) }
    let value = CNumber(name, from: 0, base: 0)
    guard value.end == name.count, !value.overflows, value.unsigned <= UInt64(Int32.max) else { return nil }
    return (Int32(value.unsigned), (0x30...0x39).contains(name[0]))
  }

  /// Digits only, no leading zero but in `0` itself.
  private static func isDecimal(_ name: Span<UInt8>, _ start: Int, _ end: Int) -> Bool {
    for offset in start..<end where !(0x30...0x39).contains(name[offset]) { return false }
    return end > start && (name[start] != UInt8(ascii: "0") || end == start + 1)
  }
}
