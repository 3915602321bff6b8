import HotplugPlan
import XenstoreHost
import XenstoreWire

extension StoreClient {
  /// Makes the changes, in order; those that need no look at the store travel together, and removals that
  /// follow one another share theirs.
  func apply(_ operations: [StoreOperation], in transaction: TransactionID) throws(StoreFault) {
    var rest = operations[...]
    while !rest.isEmpty {
      let plain = rest.prefix { $0.request != nil }
      rest = rest.dropFirst(plain.count)
      let requests = plain.compactMap(\.request)
      try Self.check(try replies(to: requests, in: transaction), to: requests)
      let removals = rest.prefix { $0.removal != nil }
      rest = rest.dropFirst(removals.count)
      try removeAndPrune(removals.compactMap(\.removal), in: transaction)
    }
  }

  /// Throws where a request was refused; what is absent need not be removed.
  private static func check(_ replies: [Reply], to requests: [Request]) throws(StoreFault) {
    for (request, reply) in zip(requests, replies) {
      guard case .refused(let error) = reply else { continue }
      if case .remove(_) = request, error == .notFound { continue }
      throw .refused(error, request.operation, path: request.path?.string ?? "")
    }
  }

  /// Removes directories, and those above them that are left with neither value nor children: one exchange to
  /// see what is there, one to remove, in the order in which libxl removes.
  private func removeAndPrune(_ removals: [StoreOperation.Removal], in transaction: TransactionID)
    throws(StoreFault)
  {
    if removals.isEmpty { return }
    let above = Array(Set(removals.flatMap { $0.path.ancestors }))
    let answers = try replies(to: above.flatMap { [.read($0), .directory($0)] }, in: transaction)
    var left = LeftDirectories()
    for (index, path) in above.enumerated() {
      try left.add(path, value: answers[2 * index], children: answers[2 * index + 1])
    }
    let requests = removals.flatMap { left.remove($0.path, keeping: $0.keeping) }.map(Request.remove)
    try Self.check(try replies(to: requests, in: transaction), to: requests)
  }
}

/// Directories as they are left while what is below them goes.
private struct LeftDirectories {
  private struct Directory {
    var hasValue: Bool
    /// The names of its children; nil where they are too many for one answer.
    var children: Set<[UInt8]>?
  }

  private var directories: [StorePath: Directory] = [:]

  /// Notes what the store says of a directory; nothing where it is absent.
  mutating func add(_ path: StorePath, value: Reply, children: Reply) throws(StoreFault) {
    switch (value, children) {
    case (.refused(.notFound), _): return
    case (.refused(let error), _): throw .refused(error, .read, path: path.string)
    case (.accepted(let value), .accepted(let names)):
      directories[path] = Directory(hasValue: !value.isEmpty, children: Set(Payload.strings(names)))
    case (.accepted, .refused(.tooBig)): directories[path] = Directory(hasValue: false, children: nil)
    case (.accepted, .refused(let error)): throw .refused(error, .directory, path: path.string)
    }
  }

  /// Takes a directory out, and those above it that nothing is left in, up to and without the first one in
  /// `keeping`; what goes, in order.
  mutating func remove(_ path: StorePath, keeping: Set<StorePath>) -> [StorePath] {
    var gone = [path]
    takeOut(path)
    for directory in path.ancestors {
      if keeping.contains(directory) { break }
      // An absent directory says nothing about the one above it, which may have been left empty by an earlier
      // attempt.
      guard let found = directories[directory] else { continue }
      guard !found.hasValue, found.children?.isEmpty ?? false else { break }
      gone.append(directory)
      takeOut(directory)
    }
    return gone
  }

  private mutating func takeOut(_ path: StorePath) {
    directories[path] = nil
    if let parent = path.parent { directories[parent]?.children?.remove(Array(path.name.utf8)) }
  }
}

extension StoreOperation {
  fileprivate typealias Removal = (path: StorePath, keeping: Set<StorePath>)

  /// The removal that also takes away what it leaves empty; nil for other changes.
  fileprivate var removal: Removal? {
    if case .removeAndPrune(let path, let keeping) = self { (path, keeping) } else { nil }
  }

  /// The one request that makes the change; nil where it takes looks.
  fileprivate var request: Request? {
    switch self {
    case .remove(let path): .remove(path)
    case .makeDirectory(let path): .makeDirectory(path)
    case .write(let path, let value): .write(path, value)
    case .setPermissions(let path, let permissions): .setPermissions(path, permissions)
    case .removeAndPrune: nil
    }
  }
}
