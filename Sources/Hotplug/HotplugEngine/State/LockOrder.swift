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

/// The locks that one session holds, for the check of their order.
package final class LockOrder {
  private var held: [(rank: LockRank, path: String)] = []

  /// A session that holds no lock.
  package init() {}

  /// Whether a lock may be waited for: each lock that is held has a lower rank, or the same and a name that
  /// sorts before.
  package func allows(_ rank: LockRank, _ path: String) -> Bool {
    held.allSatisfy { ($0.rank, $0.path) < (rank, path) }
  }

  /// Stops a debug build where a lock may not be waited for, which is an error of the program.
  package func check(_ rank: LockRank, _ path: String) {
    assert(allows(rank, path), "a lock of rank \(rank) is taken after \(held.map(\.path)): \(path)")
  }

  func add(_ rank: LockRank, _ path: String) { held.append((rank, path)) }

  func remove(_ path: String) { held.removeAll { $0.path == path } }
}
