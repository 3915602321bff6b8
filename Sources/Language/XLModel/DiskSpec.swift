public import XLSyntax
public import XLText

/// What a disk string asks for, with the place of each part in the text.
///
/// While xl accepts the string, the fields are those that `xlu_disk_parse` fills (tools/libs/util, Xen 4.17
/// to 4.23). Where it does not, they are the nearest reading of the text there.
public struct DiskSpec: Hashable, Sendable {
  /// The text that all ranges lie in.
  public let text: SourceText

  /// Where the target is; nil where none is given, empty where it is given as nothing.
  @inlinable public var targetRange: ByteRange? { parts.targetPlace.range }
  /// Where the name of the virtual device is.
  @inlinable public var virtualDeviceRange: ByteRange? { parts.virtualDevicePlace.range }
  /// Where the backend domain is.
  @inlinable public var backendDomainRange: ByteRange? { parts.backendDomainPlace.range }
  /// Where the script is; of a prefix such as `iscsi:` the prefix with its colon.
  @inlinable public var scriptRange: ByteRange? { parts.scriptPlace.range }
  /// Where the host of the COLO peer is.
  @inlinable public var coloHostRange: ByteRange? { parts.coloHostPlace.range }
  /// Where the export name of the COLO peer is.
  @inlinable public var coloExportRange: ByteRange? { parts.coloExportPlace.range }
  /// Where the COLO active disk is.
  @inlinable public var activeDiskRange: ByteRange? { parts.activeDiskPlace.range }
  /// Where the COLO hidden disk is.
  @inlinable public var hiddenDiskRange: ByteRange? { parts.hiddenDiskPlace.range }

  /// The format; `raw` where none is written, `empty` for a CD-ROM without a target.
  @inlinable public var format: DiskFormat { parts.format }
  /// The format before the rules for a missing one; nil where none is written.
  @inlinable public var writtenFormat: DiskFormat? { parts.writtenFormat }
  /// Where the format is.
  @inlinable public var formatRange: ByteRange? { parts.formatPlace.range }
  /// Whether the guest may write; never for a CD-ROM.
  @inlinable public var isReadWrite: Bool { parts.isReadWrite }
  /// Where the access mode is that counts; the last one.
  @inlinable public var accessRange: ByteRange? { parts.accessPlace.range }
  /// Whether the access mode as written allows writing; nil where none is written.
  @inlinable public var writtenAccess: Bool? { parts.writtenAccess }
  /// Whether the guest sees a CD-ROM drive.
  @inlinable public var isCDROM: Bool { parts.isCDROM }
  /// Where the kind of device is.
  @inlinable public var deviceTypeRange: ByteRange? { parts.deviceTypePlace.range }
  /// What serves the disk.
  @inlinable public var backend: DiskBackend { parts.backend }
  /// Where the backend type is.
  @inlinable public var backendRange: ByteRange? { parts.backendPlace.range }
  /// The interface that the guest sees.
  @inlinable public var specification: DiskSpecification { parts.specification }
  /// Whether QEMU may bypass the page cache.
  @inlinable public var isDirectIOSafe: Bool { parts.isDirectIOSafe }
  /// Whether discard requests pass through; nil for the default.
  @inlinable public var discard: Bool? { parts.discard }
  /// Whether COLO replication is on; nil for the default.
  @inlinable public var isColo: Bool? { parts.isColo }
  /// Whether the guest trusts the backend; nil for the default; since Xen 4.19.
  @inlinable public var isTrusted: Bool? { parts.isTrusted }
  /// Whether grants are used for virtio; nil for the default; since Xen 4.19.
  @inlinable public var grantUsage: Bool? { parts.grantUsage }
  /// The port of the COLO peer as C's `atoi` reads it; 0 where none is given.
  @inlinable public var coloPort: Int32 { parts.coloPort }
  /// Where the port is.
  @inlinable public var coloPortRange: ByteRange? { parts.coloPortPlace.range }
  /// The deprecated prefix that names the script; nil where `script=` does or none is named.
  @inlinable public var scriptPrefix: DiskWord? { parts.scriptPrefix }
  /// The first run of deprecated prefixes; they take the place for a format away.
  @inlinable public var prefixRange: ByteRange? { parts.prefixPlace.range }

  /// Everything but the text.
  @usableFromInline package let parts: DiskParts

  init(_ text: SourceText, _ parts: DiskParts) {
    self.text = text
    self.parts = parts
  }

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
