/// What a message asks for, or what it answers; the number is the header's first field
/// (`enum xsd_sockmsg_type`, xen/include/public/io/xs_wire.h, Xen 4.17).
public enum Operation: UInt32, Hashable, Sendable, CaseIterable {
  /// A command to the daemon itself.
  case control = 0
  /// The names of a node's children.
  case directory = 1
  /// The value of a node.
  case read = 2
  /// The access list of a node.
  case getPermissions = 3
  /// Be reported when a node or one below it changes.
  case watch = 4
  /// Be reported no longer.
  case unwatch = 5
  /// Begin a transaction.
  case transactionStart = 6
  /// Commit or drop a transaction.
  case transactionEnd = 7
  /// Make a domain known to the store.
  case introduce = 8
  /// Forget a domain.
  case release = 9
  /// The home of a domain.
  case getDomainPath = 10
  /// Set the value of a node, and make it where it is absent.
  case write = 11
  /// Make a node with an empty value where it is absent.
  case makeDirectory = 12
  /// Take a node and everything below it away.
  case remove = 13
  /// Set the access list of a node.
  case setPermissions = 14
  /// The store reports a change; never sent by a client.
  case watchEvent = 15
  /// The store refuses; never sent by a client.
  case error = 16
  /// Whether a domain is known to the store.
  case isDomainIntroduced = 17
  /// A suspended domain runs again.
  case resume = 18
  /// Give a domain the rights of another.
  case setTarget = 19
  /// Drop the caller's watches and transactions.
  case resetWatches = 21
  /// The names of a node's children from an offset on, for lists longer than one payload.
  case directoryPart = 22

  /// The name in the protocol's own words, as transcripts print it.
  public var name: String {
    switch self {
    case .control: "CONTROL"
    case .directory: "DIRECTORY"
    case .read: "READ"
    case .getPermissions: "GET_PERMS"
    case .watch: "WATCH"
    case .unwatch: "UNWATCH"
    case .transactionStart: "TRANSACTION_START"
    case .transactionEnd: "TRANSACTION_END"
    case .introduce: "INTRODUCE"
    case .release: "RELEASE"
    case .getDomainPath: "GET_DOMAIN_PATH"
    case .write: "WRITE"
    case .makeDirectory: "MKDIR"
    case .remove: "RM"
    case .setPermissions: "SET_PERMS"
    case .watchEvent: "WATCH_EVENT"
    case .error: "ERROR"
    case .isDomainIntroduced: "IS_DOMAIN_INTRODUCED"
    case .resume: "RESUME"
    case .setTarget: "SET_TARGET"
    case .resetWatches: "RESET_WATCHES"
    case .directoryPart: "DIRECTORY_PART"
    }
  }
}
