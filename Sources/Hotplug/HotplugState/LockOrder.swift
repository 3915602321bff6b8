package import HotplugOutcome

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
