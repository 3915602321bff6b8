package import HotplugPlan
package import XenstoreHost
package import XenstoreWire

extension StoreClient {
  /// Makes the changes, in order; those that need no check the store travel together, and removals that
  /// follow one another share theirs.
  package func apply(_ operations: [StoreOperation], in transaction: TransactionID) throws(StoreFault) {
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

  /// Removes directories, and those above them that are left with neither value nor children, in the order in
  /// which libxl removes.
  ///
  /// A directory is read only where the one below it goes: each that is read is one more that others may not
  /// change before the commit.
  private func removeAndPrune(_ removals: [StoreOperation.Removal], in transaction: TransactionID)
    throws(StoreFault)
  {
    var known: [StorePath: LeftDirectories.Directory] = [:]
    while true {
      var left = LeftDirectories(known)
      let gone = removals.flatMap { left.remove($0.path, keeping: $0.keeping) }
      if left.unread.isEmpty {
        let requests = gone.map(Request.remove)
        return try Self.check(try replies(to: requests, in: transaction), to: requests)
      }
      let paths = Array(left.unread)
      let answers = try replies(to: paths.flatMap { [.read($0), .directory($0)] }, in: transaction)
      for (index, path) in paths.enumerated() {
        known[path] = try LeftDirectories.Directory(
          at: path,
          value: answers[2 * index],
          children: answers[2 * index + 1]
        )
      }
    }
  }
}

/// Directories as they are left while what is below them goes.
private struct LeftDirectories {
  enum Directory {
    case absent
    case present(hasValue: Bool, children: Set<[UInt8]>)
    /// With more children than one answer can hold.
    case full

    /// What the store reports about a directory.
    init(at path: StorePath, value: Reply, children: Reply) throws(StoreFault) {
      switch (value, children) {
      case (.refused(.notFound), _): self = .absent
      case (.refused(let error), _): throw .refused(error, .read, path: path.string)
      case (.accepted(let value), .accepted(let names)):
        self = .present(hasValue: !value.isEmpty, children: Set(Payload.strings(names)))
      case (.accepted, .refused(.tooBig)): self = .full
      case (.accepted, .refused(let error)): throw .refused(error, .directory, path: path.string)
      }
    }
  }

  private var directories: [StorePath: Directory]
  /// The directories that must be known before it can be reported what goes.
  private(set) var unread: Set<StorePath> = []

  init(_ known: [StorePath: Directory]) { directories = known }

  /// Takes a directory out, and those above it that nothing is left in, up to and without the first one in
  /// `keeping`; what goes, in order.
  mutating func remove(_ path: StorePath, keeping: Set<StorePath>) -> [StorePath] {
    var gone = [path]
    takeOut(path)
    for directory in path.ancestors {
      if keeping.contains(directory) { break }
      switch directories[directory] {
      case nil: unread.insert(directory)
      // It reports nothing about the one above it, which may have been left empty by an earlier attempt.
      case .absent: continue
      case .present(hasValue: false, let children) where children.isEmpty:
        gone.append(directory)
        takeOut(directory)
        continue
      case .present, .full: break
      }
      break
    }
    return gone
  }

  private mutating func takeOut(_ path: StorePath) {
    if directories[path] != nil { directories[path] = .absent }
    guard let parent = path.parent, case .present(let hasValue, var children) = directories[parent] else {
      return
    }
    children.remove(Array(path.name.utf8))
    directories[parent] = .present(hasValue: hasValue, children: children)
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
