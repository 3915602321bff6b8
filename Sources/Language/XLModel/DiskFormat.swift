/// The format of an image (`libxl_disk_format`, tools/libs/light/libxl_types.idl, Xen 4.17).
public enum DiskFormat: String, Hashable, Sendable, CaseIterable {
  /// Bytes as they are; what counts where none is named.
  case raw
  /// QEMU copy-on-write, version 1.
  case qcow
  /// QEMU copy-on-write, version 2 and later.
  case qcow2
  /// Virtual Hard Disk.
  case vhd
  /// QEMU enhanced disk.
  case qed
  /// No medium; a CD-ROM drive only.
  case empty
}
