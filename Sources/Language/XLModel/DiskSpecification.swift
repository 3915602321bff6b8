/// The interface the guest sees (`libxl_disk_specification`, tools/libs/light/libxl_types.idl, Xen 4.17).
public enum DiskSpecification: String, Hashable, Sendable, CaseIterable {
  /// Not named; xen then.
  case unknown
  /// A Xen virtual block device.
  case xen
  /// A virtio block device.
  case virtio

  /// Those that can be written in a disk string.
  public static let named = allCases.filter { $0 != .unknown }
}
