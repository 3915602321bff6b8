import Synchronization
import XenstoreHost
import XenstoreWire

/// A change to the store that a script has made.
struct StoreWrite: Hashable {
  /// What was done with a node.
  enum Kind: String {
    case write, makeDirectory, remove, setPermissions
  }

  var kind: Kind
  /// The node, absolute.
  var path: StorePath
  /// Changes of one transaction have the same number, and later ones a higher one.
  var batch: Int
}

/// The changes to a store, in the order in which they took effect.
final class WriteLog: Sendable {
  fileprivate struct State {
    var changes: [StoreWrite] = []
    var pending: [TransactionID: [StoreWrite]] = [:]
    var batch = 0
    var awaited: (directory: StorePath, action: @Sendable () -> Void)?
    var firstWriteAt: ContinuousClock.Instant?
  }

  private let state = Mutex(State())

  /// The changes so far.
  var changes: [StoreWrite] { state.withLock { $0.changes } }

  /// When the write came that `atFirstWrite` waits for.
  var firstWriteAt: ContinuousClock.Instant? { state.withLock { $0.firstWriteAt } }

  /// Does something, once, as soon as something below the directory is written; the writer waits meanwhile.
  func atFirstWrite(below directory: StorePath, _ action: @escaping @Sendable () -> Void) {
    state.withLock { $0.awaited = (directory, action) }
  }

  /// Notes a request and its answer.
  func note(_ entry: TranscriptEntry) {
    guard case .accepted = Reply(entry.reply), case .success(let request) = Request.decode(entry.request)
    else { return }
    let transaction = entry.request.transactionID
    state.withLock { state in
      switch request {
      case .write(let path, _): state.add(.write, path, transaction)
      case .makeDirectory(let path): state.add(.makeDirectory, path, transaction)
      case .remove(let path): state.add(.remove, path, transaction)
      case .setPermissions(let path, _): state.add(.setPermissions, path, transaction)
      case .transactionEnd(let commit):
        let pending = state.pending.removeValue(forKey: transaction) ?? []
        if commit { state.commit(pending) }
      default: break
      }
    }
  }
}

extension WriteLog.State {
  mutating func add(_ kind: StoreWrite.Kind, _ path: StorePath, _ transaction: TransactionID) {
    let absolute =
      path.isAbsolute ? path : StorePath("/local/domain/0/\(path.string)") ?? path
    let write = StoreWrite(kind: kind, path: absolute, batch: 0)
    if transaction == .none { commit([write]) } else { pending[transaction, default: []].append(write) }
  }

  mutating func commit(_ writes: [StoreWrite]) {
    if writes.isEmpty { return }
    batch += 1
    for write in writes {
      changes.append(StoreWrite(kind: write.kind, path: write.path, batch: batch))
      if let awaited, write.kind == .write, write.path.isAtOrBelow(awaited.directory) {
        self.awaited = nil
        firstWriteAt = .now
        awaited.action()
      }
    }
  }
}
