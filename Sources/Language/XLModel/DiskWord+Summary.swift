public import XLSyntax

extension DiskWord {
  /// What the word is for, in a few words, for people who write a disk.
  ///
  /// From docs/misc/xl-disk-configuration.pod, and tools/libs/util/libxlu_disk_l.l for what is only
  /// there, Xen 4.17 to 4.23.
  public var summary: String {
    switch self {
    case .target: "the image, the block device, or the target of the script"
    case .format: "the format of the image"
    case .vdev: "the device as the guest sees it"
    case .access: "the access of the guest: read-only or read-write"
    case .devtype: "the kind of device in the guest: a disk or a CD-ROM drive"
    case .backend: "the domain that serves the disk"
    case .backendtype: "the backend; by default, libxl selects one"
    case .specification: "the interface that the guest sees"
    case .script: "the hotplug script that provides a device for the target"
    case .coloHost: "COLO: the host of the peer"
    case .coloPort: "COLO: the port of the peer"
    case .coloExport: "COLO: the name of the disk at the peer"
    case .activeDisk: "COLO: the image for writes of the secondary guest"
    case .hiddenDisk: "COLO: the image for data that the primary guest overwrites"
    case .cdrom: "the device is a CD-ROM drive (read-only)"
    case .directIOSafe: "QEMU may bypass the page cache of the host"
    case .discard: "the guest may discard blocks"
    case .noDiscard: "the guest may not discard blocks"
    case .colo: "COLO replication is on"
    case .noColo: "COLO replication is off"
    case .trusted: "the guest trusts the backend"
    case .untrusted: "the guest does not trust the backend"
    case .grantUsage: "whether virtio uses grants"
    case .raw, .qcow, .qcow2, .vhd: "deprecated form of format=\(spelling)"
    case .iscsi, .nbd, .enbd, .drbd: "deprecated form of script=block-\(spelling)"
    case .tapdisk, .tap, .tap2, .aio, .ioemu, .file, .phy: "deprecated, without effect"
    }
  }

  /// The summary where the word itself is written, as in `target=`, and not only its value.
  public var namedSummary: String {
    self == .target ? summary + "; it includes the rest of the string, so it must be last" : summary
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
