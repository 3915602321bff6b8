/// What a lock protects; a session takes its locks in this order, so that no two sessions can wait for each
/// other.
///
/// libxl takes its own lock while it attaches a device, so what comes after it cannot be held by then, and
/// what a caller of libxl holds must come before it.
package enum LockRank: Int, Comparable, CaseIterable, Sendable {
  /// One device: one command works on it at a time. It is never waited for.
  case device
  /// What two guests must not have at the same time: an image, or a MAC address. Held from the comparison
  /// with what other guests have until the device's entries are written.
  case image
  /// libxl's locks on the devices of one domain, and on its qemu.
  case guest
  /// libxl's lock on the configuration of one domain.
  case libxl
  /// The lock under which Xen's scripts take loop devices.
  case script

  package static func < (left: LockRank, right: LockRank) -> Bool { left.rawValue < right.rawValue }
}
