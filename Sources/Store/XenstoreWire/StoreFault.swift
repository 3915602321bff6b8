/// Why a request to a store came to nothing.
public enum StoreFault: Error, Hashable, Sendable {
  /// The store answered with an error; `path` is what the request named, possibly empty.
  case refused(StoreError, Operation, path: String)
  /// No store answers at this address; the reason is the system's.
  case unreachable(address: String, reason: String)
  /// The caller may not talk to the store at this address.
  case denied(address: String)
  /// No store can be served at this address; the reason is the system's, or what was seen.
  case notServed(address: String, reason: String)
  /// The connection broke; the reason is the system's, or what was seen.
  case transport(String)
  /// The answer did not follow the protocol; what was found, and what was expected.
  case malformed(Operation, found: String, expected: String)
  /// No answer came in time.
  case timedOut(Operation, path: String, seconds: Double)
  /// Other writers disturbed every attempt at a transaction, or at a list that comes in parts, within a time
  /// in seconds.
  case contended(attempts: Int, seconds: Double)
  /// A transaction was sent to be committed, and whether it was is not known, for this reason.
  indirect case commitUnknown(StoreFault)

  /// The store's own error, where it gave one.
  public var storeError: StoreError? {
    if case .refused(let error, _, _) = self { error } else { nil }
  }
}

extension StoreFault: CustomStringConvertible {
  /// One line: what was asked, what came back.
  public var description: String {
    switch self {
    case .refused(let error, let operation, let path):
      "xenstore: \(Self.sentence(operation, path)): \(error.meaning) (\(error.rawValue))"
    case .unreachable(let address, let reason): "xenstore does not respond at '\(address)': \(reason)"
    case .denied(let address): "permission denied: this user cannot access xenstore at '\(address)'"
    case .notServed(let address, let reason): "no store can be served at '\(address)': \(reason)"
    case .transport(let what): "the connection to xenstore failed: \(what)"
    case .malformed(let operation, let found, let expected):
      "invalid response of xenstore to \(operation.name): expected \(expected), found \(found)"
    case .timedOut(let operation, let path, let seconds):
      "xenstore: \(Self.sentence(operation, path)): no response within \(seconds) s"
    case .contended(let attempts, let seconds):
      "xenstore: other writers changed the same nodes during each of \(attempts) attempts within \(seconds) s"
    case .commitUnknown(let fault): "\(fault); the transaction may have been committed"
    }
  }

  private static func sentence(_ operation: Operation, _ path: String) -> String {
    path.isEmpty ? operation.name : "\(operation.name) '\(path)'"
  }
}
