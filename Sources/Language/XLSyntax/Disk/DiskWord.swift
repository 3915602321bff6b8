/// A word that the disk syntax knows: a key, a flag or a deprecated prefix.
///
/// Source: tools/libs/util/libxlu_disk_l.l, Xen 4.17 to 4.23.
public enum DiskWord: String, Hashable, Sendable, CaseIterable {
  /// A key that is followed by `=` and a value.
  case target, format, vdev, access, devtype, backend, backendtype, specification, script
  /// A key of the COLO replication.
  case coloHost = "colo-host", coloPort = "colo-port", coloExport = "colo-export"
  /// A key of the COLO replication.
  case activeDisk = "active-disk", hiddenDisk = "hidden-disk"
  /// A flag.
  case cdrom, directIOSafe = "direct-io-safe", discard, noDiscard = "no-discard", colo, noColo = "no-colo"
  /// A flag that came with Xen 4.19.
  case trusted, untrusted, grantUsage = "grant_usage"
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
    switch self {
    case .target, .format, .vdev, .access, .devtype, .backend, .backendtype, .specification, .script,
      .coloHost, .coloPort, .coloExport, .activeDisk, .hiddenDisk:
      .key
    case .cdrom, .directIOSafe, .discard, .noDiscard, .colo, .noColo, .trusted, .untrusted, .grantUsage: .flag
    case .raw, .qcow, .qcow2, .vhd: .formatPrefix
    case .iscsi, .nbd, .enbd, .drbd: .scriptPrefix
    case .tapdisk, .tap, .tap2, .aio, .ioemu, .file, .phy: .ignoredPrefix
    }
  }

  /// Whether the word is followed by a colon.
  var isPrefix: Bool { role != .key && role != .flag }

  /// The word as it is typed, without `=` or colon.
  public var spelling: String { rawValue }

  /// Every word that is followed by `=`.
  public static let keys = allCases.filter { $0.role == .key }
  /// Every word alone; `grant_usage` carries a `=0` or `=1` nevertheless.
  public static let flags = allCases.filter { $0.role == .flag }
  /// Every word that is followed by a colon.
  public static let prefixes = allCases.filter(\.isPrefix)
}
