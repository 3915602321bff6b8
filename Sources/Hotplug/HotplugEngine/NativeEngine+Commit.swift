import HotplugOutcome
import HotplugPlan
import HotplugState
import XenstoreHost
import XenstoreWire

/// Transactions of which it may be unknown whether they were committed.
extension NativeEngine {
  /// Runs `body` in a transaction; where no process knows whether it was committed, looks once.
  ///
  /// `found` gives what the body would have given if its changes are there, and nil if they are not; then the
  /// transaction is repeated. Without `found` a repeat does no harm. A fault that `isOutcomeUnknown` means
  /// that the store could not be asked either; any other, that nothing was changed.
  func commit<R>(
    _ body: (TransactionID) throws(StoreFault) -> R,
    orFind found: () throws(StoreFault) -> R? = { () throws(StoreFault) in nil }
  ) throws(EngineFault) -> R {
    do throws(StoreFault) { return try transaction(body) } catch let fault {
      guard case .commitUnknown = fault else { throw .store(fault) }
      // On a connection that lasts, the answer to a look comes after what was asked before it was carried
      // out.
      let seen: R?
      do throws(StoreFault) {
        try client.reconnectIfBroken()
        seen = try found()
      } catch {
        throw .store(fault)
      }
      if let seen { return seen }
      return try store { () throws(StoreFault) in try self.transaction(body) }
    }
  }

  private func transaction<R>(_ body: (TransactionID) throws(StoreFault) -> R) throws(StoreFault) -> R {
    let turn = StoreTurn()
    defer { withExtendedLifetime(turn) {} }
    return try client.transaction(body)
  }

  /// Whether the values that the operations write at or below a path are there: nil where none is, false
  /// where others are.
  func isWritten(_ operations: [StoreOperation], below home: StorePath) throws(StoreFault) -> Bool? {
    var (paths, values): ([StorePath], [[UInt8]?]) = ([home], [])
    for case .write(let path, let value) in operations where path.isAtOrBelow(home) {
      paths.append(path)
      values.append(value)
    }
    let found = try client.readIfPresent(paths)
    return found[0] == nil ? nil : Array(found.dropFirst()) == values
  }
}

extension EngineFault {
  /// Whether the store could not be asked: where it answers again, what was not done would be ignored.
  var isStoreGone: Bool {
    switch self {
    case .store(.refused): false
    case .store: true
    default: false
    }
  }

  /// Whether the changes of a transaction may be there or not.
  var isOutcomeUnknown: Bool {
    if case .store(.commitUnknown) = self { true } else { false }
  }
}
