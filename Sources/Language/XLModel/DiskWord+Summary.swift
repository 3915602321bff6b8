public import XLSyntax

extension DiskWord {
  /// What the word is for, in a few words, for people who write a disk.
  ///
  /// From docs/misc/xl-disk-configuration.pod, and tools/libs/util/libxlu_disk_l.l for what stands only
  /// there, Xen 4.17 to 4.23.
  public var summary: String {
    switch self {
    case .target: "the image, the block device, or what the script takes"
    case .format: "how the image is laid out"
    case .vdev: "the device as the guest sees it"
    case .access: "whether the guest may write"
    case .devtype: "whether the guest sees a disk or a drive for discs"
    case .backend: "the domain that serves the disk"
    case .backendtype: "what serves the disk; libxl chooses where nothing is said"
    case .specification: "the interface that the guest sees"
    case .script: "the hotplug script that makes a device of the target"
    case .coloHost: "COLO: the host of the other side"
    case .coloPort: "COLO: the port of the other side"
    case .coloExport: "COLO: the name under which the other side exports the disk"
    case .activeDisk: "COLO: the image that takes what the secondary guest writes"
    case .hiddenDisk: "COLO: the image that keeps what the primary guest overwrites"
    case .cdrom: "the guest sees a drive for discs, which is read-only"
    case .directIOSafe: "QEMU may bypass the page cache of the host"
    case .discard: "the guest may give space back"
    case .noDiscard: "the guest may not give space back"
    case .colo: "COLO replication is on"
    case .noColo: "COLO replication is off"
    case .trusted: "the guest trusts the backend"
    case .untrusted: "the guest does not trust the backend"
    case .grantUsage: "whether virtio uses grants"
    case .raw, .qcow, .qcow2, .vhd: "old way to write format=\(spelling)"
    case .iscsi, .nbd, .enbd, .drbd: "old way to write script=block-\(spelling)"
    case .tapdisk, .tap, .tap2, .aio, .ioemu, .file, .phy: "a prefix that means nothing any more"
    }
  }

  /// The summary where the word itself is written, as in `target=`, and not only its value.
  public var namedSummary: String {
    self == .target ? summary + "; it takes the rest of the string, so it comes last" : summary
  }

  /// The words that a key takes, of one that takes few.
  public var values: [String] {
    switch self {
    case .format: DiskFormat.allCases.map(\.rawValue)
    case .access: ["rw", "ro"]
    case .devtype: ["disk", "cdrom"]
    case .backendtype: DiskBackend.named.map(\.rawValue)
    case .specification: DiskSpecification.named.map(\.rawValue)
    default: []
    }
  }

  /// Whether a release knows it.
  public func isKnown(by xen: XenVersion) -> Bool {
    switch self {
    case .trusted, .untrusted, .grantUsage: xen.minor >= Self.trustSinceMinor
    default: true
    }
  }
}
