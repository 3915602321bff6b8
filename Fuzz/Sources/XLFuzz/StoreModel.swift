import XenstoreTree
import XenstoreWire

/// What a store holds, as a plain dictionary: the simplest thing that a store can be compared with.
///
/// It trusts a refusal, except of a read, and expects that an accepted change is visible from then on. A
/// transaction is a list of its changes, which a commit makes once more. It has no snapshot of the whole: a
/// node that it has not seen yet may be read as it was at any time since the beginning.
struct StoreModel {
  private typealias Nodes = [String: [UInt8]]
  private enum Change {
    case write(String, [UInt8])
    case makeDirectory(String)
    case remove(String)
  }
  private struct Transaction {
    /// What there was at the beginning and after each change outside, all with its own changes.
    var versions: [Nodes]
    var changes: [Change] = []
  }

  private var nodes: Nodes = ["/": [], "/tool": [], "/tool/xenstored": []]
  private var transactions: [TransactionID: Transaction] = [:]

  /// Makes a request's change, or compares what it read.
  mutating func take(_ request: Request, of transaction: TransactionID, answer: Reply) {
    switch request {
    case .write(let path, let value): change(.write(Self.absolute(path), value), of: transaction, answer)
    case .makeDirectory(let path): change(.makeDirectory(Self.absolute(path)), of: transaction, answer)
    case .remove(let path): change(.remove(Self.absolute(path)), of: transaction, answer)
    case .read(let path): compare(answer, with: seen(in: transaction).map { $0[Self.absolute(path)] })
    case .directory(let path):
      let names = seen(in: transaction).map { Self.children(of: Self.absolute(path), in: $0) }
      compare(answer.sortedNames, with: names)
    case .transactionStart:
      guard transaction == .none, case .accepted(let payload) = answer else { return }
      let text = String(decoding: payload.dropLast(), as: UTF8.self)
      guard let number = UInt32(text) else { preconditionFailure("'\(text)' is not a transaction") }
      transactions[TransactionID(number)] = Transaction(versions: [nodes])
    case .transactionEnd(let isCommitted):
      guard let ended = transactions.removeValue(forKey: transaction) else { return }
      guard isCommitted, case .accepted = answer else { return }
      make(ended.changes)
    case .resetWatches:
      if case .accepted = answer { transactions = [:] }
    case .control, .directoryPart, .getPermissions, .watch, .unwatch, .introduce, .release, .getDomainPath,
      .setPermissions, .isDomainIntroduced, .resume, .setTarget:
      break
    }
  }

  /// Compares paths and values with all that the store holds.
  func check(_ snapshot: Snapshot) {
    precondition(
      snapshot.lines.count == nodes.count,
      "the store has \(snapshot.lines.count) nodes, not \(nodes.count)"
    )
    for line in snapshot.lines {
      let path = String(line.prefix { $0 != " " })
      precondition(nodes[path] != nil, "'\(path)' should not be there")
    }
  }

  private func seen(in transaction: TransactionID) -> [Nodes] {
    transaction == .none ? [nodes] : transactions[transaction]?.versions ?? []
  }

  /// Makes changes that all others see at once, those that are in a transaction where they look first.
  private mutating func make(_ changes: [Change]) {
    for change in changes { Self.make(change, in: &nodes) }
    for number in transactions.keys {
      var version = nodes
      for change in transactions[number]?.changes ?? [] { Self.make(change, in: &version) }
      if transactions[number]?.versions.last != version { transactions[number]?.versions.append(version) }
    }
  }

  private mutating func change(_ change: Change, of transaction: TransactionID, _ answer: Reply) {
    guard case .accepted = answer else { return }
    if transaction == .none {
      make([change])
    } else {
      guard var changed = transactions[transaction] else {
        preconditionFailure("a change in a transaction that was not started")
      }
      changed.changes.append(change)
      for index in changed.versions.indices { Self.make(change, in: &changed.versions[index]) }
      transactions[transaction] = changed
    }
  }

  /// Compares an answer with the values that it may have, of which nil stands for no node.
  private func compare(_ answer: Reply, with values: [[UInt8]?]) {
    switch answer {
    case .accepted(let bytes): precondition(values.contains(bytes), "a read gives what is not there")
    case .refused(.notFound):
      precondition(values.isEmpty || values.contains(nil), "a read does not find what is there")
    case .refused: break
    }
  }

  private static func make(_ change: Change, in nodes: inout Nodes) {
    switch change {
    case .write(let path, let value):
      makeDirectories(above: path, in: &nodes)
      nodes[path] = value
    case .makeDirectory(let path):
      makeDirectories(above: path, in: &nodes)
      if nodes[path] == nil { nodes[path] = [] }
    case .remove(let path):
      for name in nodes.keys where name == path || name.hasPrefix(path + "/") { nodes[name] = nil }
    }
  }

  private static func makeDirectories(above path: String, in nodes: inout Nodes) {
    for parent in StorePath(path)?.ancestors ?? [] where nodes[parent.string] == nil {
      nodes[parent.string] = []
    }
  }

  /// The names below a node, each with a zero byte at its end, sorted; nil where there is no such node.
  private static func children(of path: String, in nodes: Nodes) -> [UInt8]? {
    guard nodes[path] != nil else { return nil }
    let prefix = path == "/" ? path : path + "/"
    let names = nodes.keys.filter {
      $0.count > prefix.count && $0.hasPrefix(prefix) && !$0.dropFirst(prefix.count).contains("/")
    }
    return names.map { Array($0.dropFirst(prefix.count).utf8) + [0] }
      .sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self)
  }

  /// The path from the root; a relative one begins in the home of domain 0.
  private static func absolute(_ path: StorePath) -> String {
    path.isAbsolute ? path.string : "/local/domain/0/\(path.string)"
  }
}

extension Reply {
  /// The answer with the names of a directory sorted, since their order is not promised.
  fileprivate var sortedNames: Reply {
    guard case .accepted(let bytes) = self else { return self }
    let names = bytes.split(separator: 0).map { Array($0) + [0] }
    return .accepted(names.sorted { $0.lexicographicallyPrecedes($1) }.flatMap(\.self))
  }
}
