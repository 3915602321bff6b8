internal import OrderedCollections
import XenstoreWire

/// The nodes that a transaction has seen, each as it was at first sight and as it is now for the transaction.
///
/// There is no snapshot of the whole: a node not seen yet shows its present state. A commit is refused where
/// any node that was seen has changed outside meanwhile (Xen 4.17, tools/xenstore/xenstored_transaction.c).
struct Transaction: Sendable {
  struct Seen: Sendable {
    /// The generation at first sight; nil where there was no node.
    let generation: UInt64?
    /// The access list at first sight.
    let permissions: StorePermissions?
    var node: Node?
    var isModified = false
    /// Whether watchers hear of it at the commit, and whether only those of this very path.
    var fires = false
    var isExact = false
  }

  var seen: OrderedDictionary<String, Seen> = [:]
  /// How many nodes more, or fewer, each domain owns within the transaction.
  var ownedChanges: [UInt16: Int] = [:]
}
