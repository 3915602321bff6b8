/// What serves the disk (`libxl_disk_backend`, tools/libs/light/libxl_types.idl, Xen 4.17).
public enum DiskBackend: String, Hashable, Sendable, CaseIterable {
  /// Not named; libxl chooses.
  case unknown
  /// A block device of the backend domain's kernel.
  case phy
  /// blktap.
  case tap
  /// QEMU.
  case qdisk
  /// Somebody outside of the toolstack.
  case standalone

  /// Those that can be written in a disk string.
  public static let named = allCases.filter { $0 != .unknown }

  /// The minor release whose libxl first uses the tap backend, and the phy backend for an empty drive.
  package static let tapSinceMinor = 19
}
