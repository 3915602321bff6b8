public import XLSyntax
public import XLText

/// What a disk string asks for, with the place of each part in the text.
///
/// While xl accepts the string, the fields are those that `xlu_disk_parse` fills (tools/libs/util, Xen 4.17
/// to
/// 4.23). Where it does not, they are the nearest reading of what stands there.
public struct DiskSpec: Hashable, Sendable {
  /// The text that all ranges lie in.
  public let text: SourceText

  /// Where the target stands; nil where none is given, empty where it is given as nothing.
  @Placed public internal(set) var targetRange: ByteRange? = nil
  /// Where the name of the virtual device stands.
  @Placed public internal(set) var virtualDeviceRange: ByteRange? = nil
  /// Where the backend domain stands.
  @Placed public internal(set) var backendDomainRange: ByteRange? = nil
  /// Where the script stands; of a prefix such as `iscsi:` the prefix with its colon.
  @Placed public internal(set) var scriptRange: ByteRange? = nil
  /// Where the host of the COLO peer stands.
  @Placed public internal(set) var coloHostRange: ByteRange? = nil
  /// Where the export name of the COLO peer stands.
  @Placed public internal(set) var coloExportRange: ByteRange? = nil
  /// Where the COLO active disk stands.
  @Placed public internal(set) var activeDiskRange: ByteRange? = nil
  /// Where the COLO hidden disk stands.
  @Placed public internal(set) var hiddenDiskRange: ByteRange? = nil

  /// The format; `raw` where none is written, `empty` for a CD-ROM without a target.
  public internal(set) var format = DiskFormat.raw
  /// The format before the rules for a missing one; nil where none is written.
  public internal(set) var writtenFormat: DiskFormat?
  /// Where the format stands.
  @Placed public internal(set) var formatRange: ByteRange? = nil
  /// Whether the guest may write; never for a CD-ROM.
  public internal(set) var isReadWrite = true
  /// Where the access mode stands that counts; the last one.
  @Placed public internal(set) var accessRange: ByteRange? = nil
  /// Whether the access mode as written allows writing; nil where none is written.
  public internal(set) var writtenAccess: Bool?
  /// Whether the guest sees a CD-ROM drive.
  public internal(set) var isCDROM = false
  /// Where the kind of device stands.
  @Placed public internal(set) var deviceTypeRange: ByteRange? = nil
  /// What serves the disk.
  public internal(set) var backend = DiskBackend.unknown
  /// Where the backend type stands.
  @Placed public internal(set) var backendRange: ByteRange? = nil
  /// The interface that the guest sees.
  public internal(set) var specification = DiskSpecification.unknown
  /// Where the specification stands.
  @Placed public internal(set) var specificationRange: ByteRange? = nil
  /// Whether QEMU may bypass the page cache.
  public internal(set) var isDirectIOSafe = false
  /// Whether discard requests pass through; nil for the default.
  public internal(set) var discard: Bool?
  /// Where discard stands.
  @Placed public internal(set) var discardRange: ByteRange? = nil
  /// Whether COLO replication is on; nil for the default.
  public internal(set) var isColo: Bool?
  /// Where `colo` or `no-colo` stands.
  @Placed public internal(set) var coloRange: ByteRange? = nil
  /// Whether the guest trusts the backend; nil for the default; since Xen 4.19.
  public internal(set) var isTrusted: Bool?
  /// Where trust stands.
  @Placed public internal(set) var trustRange: ByteRange? = nil
  /// Whether grants are used for virtio; nil for the default; since Xen 4.19.
  public internal(set) var grantUsage: Bool?
  /// Where grant usage stands.
  @Placed public internal(set) var grantUsageRange: ByteRange? = nil
  /// The port of the COLO peer as C's `atoi` reads it; 0 where none is given.
  public internal(set) var coloPort: Int32 = 0
  /// Where the port stands.
  @Placed public internal(set) var coloPortRange: ByteRange? = nil
  /// The deprecated prefix that names the script; nil where `script=` does or none is named.
  public internal(set) var scriptPrefix: DiskWord?
  /// The first run of deprecated prefixes; they take the place for a format away.
  @Placed public internal(set) var prefixRange: ByteRange? = nil

  init(_ text: SourceText) { self.text = text }

  /// Whether the drive counts as removable: exactly the CD-ROM drives.
  public var isRemovable: Bool { isCDROM }

  /// The path, device or whatever the script takes; verbatim.
  public var target: Sourced<[UInt8]>? { sourced(targetRange) }
  /// The name of the device in the guest; verbatim, not checked.
  public var virtualDevice: Sourced<[UInt8]>? { sourced(virtualDeviceRange) }
  /// The name or number of the domain that serves the disk.
  public var backendDomain: Sourced<[UInt8]>? { sourced(backendDomainRange) }
  /// The hotplug script; `block-iscsi` for the prefix `iscsi:`.
  public var script: Sourced<[UInt8]>? {
    guard let scriptPrefix, let scriptRange else { return sourced(scriptRange) }
    return Sourced(Array("block-\(scriptPrefix.spelling)".utf8), at: scriptRange)
  }
  /// The host of the COLO peer.
  public var coloHost: Sourced<[UInt8]>? { sourced(coloHostRange) }
  /// The export name of the COLO peer.
  public var coloExport: Sourced<[UInt8]>? { sourced(coloExportRange) }
  /// The COLO active disk.
  public var activeDisk: Sourced<[UInt8]>? { sourced(activeDiskRange) }
  /// The COLO hidden disk.
  public var hiddenDisk: Sourced<[UInt8]>? { sourced(hiddenDiskRange) }

  /// The bytes in a range of the text.
  public func bytes(in range: ByteRange) -> ArraySlice<UInt8> { text[range] }

  private func sourced(_ range: ByteRange?) -> Sourced<[UInt8]>? {
    range.map { Sourced(Array(text[$0]), at: $0) }
  }
}
