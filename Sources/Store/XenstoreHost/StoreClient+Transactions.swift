public import XenstoreWire

extension StoreClient {
  /// How long `transaction` begins again after clashes with other writers, in seconds, unless the caller
  /// sets it.
  public static let transactionSecondsMax = 20
  /// How often a transaction begins again whose view of the tree has come apart.
  static let brokenViewsMax = 20

  /// Runs `body` in a transaction and commits; begins again when other writers clashed, after a pause each
  /// time, as long as `limit` allows.
  ///
  /// Where `body` throws, the transaction is dropped and the fault passed on. A fault other than
  /// `commitUnknown` means that nothing was changed.
  public func transaction<R>(
    within limit: Duration = .seconds(transactionSecondsMax),
    _ body: (TransactionID) throws(StoreFault) -> R,
  ) throws(StoreFault) -> R {
    var brokenViews = 0
    return try undisturbed(within: limit) { () throws(StoreFault) -> R? in
      let transaction = try self.startTransaction()
      let result: R
      do throws(StoreFault) { result = try body(transaction) } catch {
        self.drop(transaction, after: error)
        switch error.storeError {
        case .again: return nil
        // EIO is how the C xenstored says that the transaction's view of the tree has come apart.
        case .inputOutput where brokenViews < Self.brokenViewsMax:
          brokenViews += 1
          return nil
        default: throw error
        }
      }
      do throws(StoreFault) { try self.endTransaction(transaction, commit: true) } catch {
        switch error {
        case .refused(.again, _, _): return nil
        // The C xenstored answers EIO to a commit that it has carried out in part.
        case .refused(.inputOutput, _, _), .transport, .timedOut: throw .commitUnknown(error)
        default: throw error
        }
      }
      return result
    }
  }

  /// Gives what `attempt` gives; repeats it while it gives nil since others disturbed it, after a pause each
  /// time, as long as `limit` allows.
  func undisturbed<R>(
    within limit: Duration,
    _ attempt: () throws(StoreFault) -> R?
  ) throws(StoreFault) -> R {
    let start = ContinuousClock.now
    var backoff = backoff
    var attempts = 0
    while true {
      attempts += 1
      if let result = try attempt() { return result }
      if ContinuousClock.now - start >= limit {
        throw .contended(attempts: attempts, seconds: limit / .seconds(1))
      }
      pause(backoff.next())
    }
  }

  /// Drops a transaction whose body failed; a store that did not answer is not waited for once more.
  private func drop(_ transaction: TransactionID, after fault: StoreFault) {
    if case .timedOut = fault {
      try? post([.transactionEnd(commit: false)], in: transaction)
    } else {
      try? endTransaction(transaction, commit: false)
    }
  }

  /// Begins a transaction; the caller ends it.
  public func startTransaction() throws(StoreFault) -> TransactionID {
    let bytes = try ask(.transactionStart, .none)
    guard let number = UInt32(decimal: bytes.prefix { $0 != 0 }), number != 0 else {
      let found = "'\(String(decoding: bytes, as: UTF8.self))'"
      throw .malformed(.transactionStart, found: found, expected: "a number from 1")
    }
    return TransactionID(number)
  }

  /// Commits or drops a transaction; a clash is refused with `.again`.
  public func endTransaction(_ transaction: TransactionID, commit: Bool) throws(StoreFault) {
    _ = try ask(.transactionEnd(commit: commit), transaction)
  }
}
