/// A word that the disk syntax knows: a key, a flag or a deprecated prefix.
///
/// Source: tools/libs/util/libxlu_disk_l.l, Xen 4.17 to 4.23.
public enum DiskWord: UInt8, Hashable, Sendable, CaseIterable {
  /// A key that is followed by `=` and a value.
  case target, format, vdev, access, devtype, backend, backendtype, specification, script
  /// A key of the COLO replication.
  case coloHost, coloPort, coloExport, activeDisk, hiddenDisk
  /// A flag.
  case cdrom, directIOSafe, discard, noDiscard, colo, noColo, trusted, untrusted, grantUsage
  /// A prefix that names an image format.
  case raw, qcow, qcow2, vhd
  /// A prefix that names a hotplug script.
  case iscsi, nbd, enbd, drbd
  /// A prefix that means nothing any more.
  case tapdisk, tap, tap2, aio, ioemu, file, phy

  /// How a word is used.
  public enum Role: Hashable, Sendable {
    /// Followed by `=` and a value.
    case key
    /// Stands alone.
    case flag
    /// Followed by a colon; names an image format.
    case formatPrefix
    /// Followed by a colon; names a hotplug script `block-…`.
    case scriptPrefix
    /// Followed by a colon; means nothing any more.
    case ignoredPrefix
  }

  /// How the word is used.
  public var role: Role {
    switch rawValue {
    case ...Self.hiddenDisk.rawValue: .key
    case ...Self.grantUsage.rawValue: .flag
    case ...Self.vhd.rawValue: .formatPrefix
    case ...Self.drbd.rawValue: .scriptPrefix
    default: .ignoredPrefix
    }
  }

  /// The word as it is typed, without `=` or colon.
  public var spelling: String {
    switch self {
    case .coloHost: "colo-host"
    case .coloPort: "colo-port"
    case .coloExport: "colo-export"
    case .activeDisk: "active-disk"
    case .hiddenDisk: "hidden-disk"
    case .directIOSafe: "direct-io-safe"
    case .noDiscard: "no-discard"
    case .noColo: "no-colo"
    case .grantUsage: "grant_usage"
    default: "\(self)"
    }
  }

  /// Every word that is followed by `=`.
  public static let keys = allCases.filter { $0.role == .key }
  /// Every word that stands alone; `grant_usage` carries a `=0` or `=1` nevertheless.
  public static let flags = allCases.filter { $0.role == .flag }
  /// Every word that is followed by a colon.
  public static let prefixes = allCases.filter { $0.rawValue >= Self.raw.rawValue }
}

/// Up to sixteen bytes of a word in two machine words, so that words compare in two instructions.
package struct PackedWord: Equatable {
  static let byteCountMax = 16

  private var low: UInt64 = 0
  private var high: UInt64 = 0
  private(set) var count = 0

  package init() {}

  package init(_ bytes: [UInt8], _ start: Int, _ end: Int) {
    let span = bytes.span
    var index = start
    while index < end && count <= Self.byteCountMax {
      append(span[index])
      index &+= 1
    }
  }

  package init(_ text: String) { for byte in text.utf8 { append(byte) } }

  @inline(__always)
  package mutating func append(_ byte: UInt8) {
    if count < 8 {
      low |= UInt64(byte) &<< UInt64(truncatingIfNeeded: count &* 8)
    } else if count < 16 {
      high |= UInt64(byte) &<< UInt64(truncatingIfNeeded: (count &- 8) &* 8)
    }
    count &+= 1
  }

  /// The known word with this spelling; `grant_usage` is none, because its underscore ends a word.
  package var word: DiskWord? {
    guard count <= Self.byteCountMax else { return nil }
    for entry in Self.byLength[count] where entry.packed.low == low && entry.packed.high == high {
      return entry.word
    }
    return nil
  }

  private static let byLength: [[(packed: PackedWord, word: DiskWord)]] = (0...byteCountMax).map { length in
    DiskWord.allCases.filter { $0 != .grantUsage && $0.spelling.utf8.count == length }
      .map { (PackedWord($0.spelling), $0) }
  }
}
