internal import OrderedCollections
import XenstoreWire

/// One node: its value, the names of its children in the order they came, its access list, and the number of
/// its last change.
struct Node: Hashable, Sendable {
  var value: [UInt8] = []
  var children: OrderedSet<String> = []
  var permissions: StorePermissions
  var generation: UInt64 = 0

  /// Bytes of the header that the C xenstored keeps with each node (`struct xs_tdb_record_hdr`, Xen 4.17).
  static let headerByteCount = 24
  /// Bytes of one entry of an access list (`struct xs_permissions`, Xen 4.17).
  static let permissionByteCount = 8

  /// The size that the entry limit is about.
  var byteCount: Int {
    Self.headerByteCount + Self.permissionByteCount * (1 + permissions.entries.count) + value.count
      + childNamesByteCount
  }

  /// Changes the list of the children where it is.
  mutating func changeChildren(_ change: (inout OrderedSet<String>) -> Void) { change(&children) }

  /// Bytes of the list of children as DIRECTORY sends it.
  var childNamesByteCount: Int { children.reduce(0) { $0 + $1.utf8.count + 1 } }

  /// The list of children as DIRECTORY sends it.
  var childNames: [UInt8] { Payload.joining(children.map { Array($0.utf8) }) }
}

extension StorePermissions {
  /// What a domain may do: the owner and the privileged all, a named domain what its entry says, others the
  /// default; `target` is a domain whose rights the caller has as well.
  func access(of domid: UInt16, target: UInt16? = nil) -> Access {
    if domid == 0 || owner == domid || owner == target { return .both }
    return entries.first { $0.domid == domid || $0.domid == target }?.access ?? others
  }
}

extension StorePermissions.Access {
  /// Whether it includes what `wanted` asks for.
  func grants(_ wanted: Self) -> Bool { self == .both || wanted == .none || self == wanted }
}
