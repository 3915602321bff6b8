import HotplugPlan
package import XenstoreHost
package import XenstoreWire

/// Whether a guest is there: the store was notified of it, or it has more of a home than devices.
///
/// A toolstack writes number, name and configuration of a guest before it makes the store know it, and
/// removes all of its home when it destroys it; a guest that is being made or taken apart counts as there.
package struct GuestLife {
  private let client: StoreClient

  /// Looks into this store.
  package init(_ client: StoreClient) { self.client = client }

  /// What the home of every guest has.
  private static let keys = ["domid", "name", "vm"]

  /// Whether a change at a path may mean that the guest is gone.
  package static func concerns(_ domid: UInt16, _ path: StorePath) -> Bool {
    let home = DeviceAddress.home(domid)
    return path == home || keys.contains { path == home.appending($0) }
  }

  /// Whether a guest is there, seen in a transaction, so that a change of it makes the transaction fail.
  package func isAlive(_ domid: UInt16, in transaction: TransactionID = .none) throws(StoreFault) -> Bool {
    if domid == 0 { return true }
    let home = DeviceAddress.home(domid)
    do throws(StoreFault) {
      let values = try client.readIfPresent(Self.keys.map { home.appending($0) }, in: transaction)
      if values.contains(where: { $0 != nil }) { return true }
      return try client.isDomainIntroduced(domid)
    } catch {
      // Who may not ask cannot know that it is gone.
      guard case .refused(.accessDenied, _, _) = error else { throw error }
      return true
    }
  }
}
