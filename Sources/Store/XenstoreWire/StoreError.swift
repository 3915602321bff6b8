/// Why a store refuses a request; on the wire it is the errno's name and a NUL
/// (`xsd_errors`, xen/include/public/io/xs_wire.h, Xen 4.17).
public enum StoreError: String, Error, Hashable, Sendable, CaseIterable {
  /// The request cannot be understood: bad path, wrong number of strings.
  case invalidArgument = "EINVAL"
  /// The caller may not do that.
  case accessDenied = "EACCES"
  /// It is there already.
  case exists = "EEXIST"
  /// It is a directory.
  case isDirectory = "EISDIR"
  /// No such node, watch or transaction.
  case notFound = "ENOENT"
  /// The store is out of memory.
  case outOfMemory = "ENOMEM"
  /// A quota is used up.
  case noSpace = "ENOSPC"
  /// The store cannot reach its data.
  case inputOutput = "EIO"
  /// The directory has children.
  case notEmpty = "ENOTEMPTY"
  /// The store does not know this operation.
  case notSupported = "ENOSYS"
  /// The store is read-only.
  case readOnly = "EROFS"
  /// The caller is in the middle of something else.
  case busy = "EBUSY"
  /// The transaction clashed with another writer; begin again.
  case again = "EAGAIN"
  /// The domain is connected already.
  case isConnected = "EISCONN"
  /// The answer or the list is longer than a payload or quota.
  case tooBig = "E2BIG"
  /// Only the owner or a privileged domain may do that.
  case notPermitted = "EPERM"

  /// What it means, in a few words.
  public var meaning: String {
    switch self {
    case .invalidArgument: "invalid path or arguments"
    case .accessDenied: "access denied"
    case .exists: "it already exists"
    case .isDirectory: "it is a directory"
    case .notFound: "no such node"
    case .outOfMemory: "xenstore is out of memory"
    case .noSpace: "a xenstore quota is exhausted"
    case .inputOutput: "xenstore cannot access its data"
    case .notEmpty: "the directory has children"
    case .notSupported: "xenstore does not support this operation"
    case .readOnly: "xenstore is read-only"
    case .busy: "a transaction is already open"
    case .again: "another writer changed the same nodes"
    case .isConnected: "the domain is already connected"
    case .tooBig: "the value is longer than xenstore allows"
    case .notPermitted: "only the owner is permitted to do this"
    }
  }
}
