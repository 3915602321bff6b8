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
    /// A flag, without a value.
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
    case .target: "target"
    case .format: "format"
    case .vdev: "vdev"
    case .access: "access"
    case .devtype: "devtype"
    case .backend: "backend"
    case .backendtype: "backendtype"
    case .specification: "specification"
    case .script: "script"
    case .coloHost: "colo-host"
    case .coloPort: "colo-port"
    case .coloExport: "colo-export"
    case .activeDisk: "active-disk"
    case .hiddenDisk: "hidden-disk"
    case .cdrom: "cdrom"
    case .directIOSafe: "direct-io-safe"
    case .discard: "discard"
    case .noDiscard: "no-discard"
    case .colo: "colo"
    case .noColo: "no-colo"
    case .trusted: "trusted"
    case .untrusted: "untrusted"
    case .grantUsage: "grant_usage"
    case .raw: "raw"
    case .qcow: "qcow"
    case .qcow2: "qcow2"
    case .vhd: "vhd"
    case .iscsi: "iscsi"
    case .nbd: "nbd"
    case .enbd: "enbd"
    case .drbd: "drbd"
    case .tapdisk: "tapdisk"
    case .tap: "tap"
    case .tap2: "tap2"
    case .aio: "aio"
    case .ioemu: "ioemu"
    case .file: "file"
    case .phy: "phy"
    }
  }

  /// Every word that is followed by `=`.
  public static let keys = allCases.filter { $0.role == .key }
  /// Every word alone; `grant_usage` carries a `=0` or `=1` nevertheless.
  public static let flags = allCases.filter { $0.role == .flag }
  /// Every word that is followed by a colon.
  public static let prefixes = allCases.filter { $0.rawValue >= Self.raw.rawValue }
}
