internal import OrderedCollections
import XenstoreWire

/// The nodes as one caller may see and change them, inside a transaction or not; it lives for one request.
struct NodeEditor {
  /// A change that watchers may hear of.
  struct Change {
    let path: String
    /// Only watches on this very path, not those above it.
    let isExact: Bool
    /// Access lists of which one must let the watcher read.
    let visibleBy: [StorePermissions]
  }

  let domid: UInt16
  let target: UInt16?
  let limits: Limits
  var tree = Tree()
  var transaction: Transaction?
  var changes: [Change] = []

  private var isPrivileged: Bool { domid == 0 }

  init(domid: UInt16, target: UInt16?, limits: Limits) {
    self.domid = domid
    self.target = target
    self.limits = limits
  }

  // MARK: raw access

  private mutating func see(_ path: String) throws(StoreError) -> Node? {
    guard let known = transaction?.seen[path] else {
      let node = tree[path]
      guard let count = transaction?.seen.count else { return node }
      if !isPrivileged && count >= limits.nodesPerTransactionMax { throw .noSpace }
      transaction?.seen[path] = Transaction.Seen(
        generation: node?.generation,
        permissions: node?.permissions,
        node: node,
      )
      return node
    }
    return known.node
  }

  private mutating func put(_ path: String, _ node: Node) throws(StoreError) {
    if !isPrivileged && node.byteCount > limits.entryByteCountMax { throw .noSpace }
    let owner = try see(path)?.permissions.owner
    if transaction == nil { return tree.put(path, node) }
    if let owner { transaction?.ownedChanges[owner, default: 0] -= 1 }
    transaction?.ownedChanges[node.permissions.owner, default: 0] += 1
    transaction?.seen[path]?.node = node
    transaction?.seen[path]?.isModified = true
  }

  /// Changes the list of a node's children; the node is there.
  private mutating func changeChildren(
    of path: String,
    _ change: (inout OrderedSet<String>) -> Void
  ) throws(StoreError) {
    guard try see(path) != nil else { throw .inputOutput }
    if transaction == nil { return tree.changeChildren(of: path, change) }
    transaction?.seen[path]?.node?.changeChildren(change)
    transaction?.seen[path]?.isModified = true
  }

  private mutating func erase(_ path: String) throws(StoreError) {
    let owner = try see(path)?.permissions.owner
    if transaction == nil { return tree.remove(path) }
    if let owner { transaction?.ownedChanges[owner, default: 0] -= 1 }
    transaction?.seen[path]?.node = nil
    transaction?.seen[path]?.isModified = true
  }

  private mutating func fire(
    _ path: String,
    exact: Bool = false,
    before: StorePermissions? = nil,
  ) throws(StoreError) {
    guard transaction == nil else {
      // Once all above were to hear of it, they still are when the node goes with its parent.
      let wasExact = transaction?.seen[path].map { !$0.fires || $0.isExact } ?? true
      transaction?.seen[path]?.fires = true
      transaction?.seen[path]?.isExact = exact && wasExact
      return
    }
    changes.append(change(path, exact, before))
  }

  private func change(_ path: String, _ isExact: Bool, _ before: StorePermissions?) -> Change {
    var lists = before.map { [$0] } ?? []
    if let node = tree[path] {
      lists.append(node.permissions)
      if let above = Tree.parent(of: path).flatMap({ tree[$0] }) { lists.append(above.permissions) }
    }
    return Change(path: path, isExact: isExact, visibleBy: lists)
  }

  // MARK: checked access

  /// The node, where the caller may do `wanted` with it; absence is reported only to those who may know
  /// (`errno_from_parents`, tools/xenstore/xenstored_core.c, Xen 4.17).
  mutating func node(
    _ path: String,
    for wanted: StorePermissions.Access,
  ) throws(StoreError) -> Node {
    if let node = try see(path) {
      if node.permissions.access(of: domid, target: target).grants(wanted) { return node }
    }
    var above = path
    while let parent = Tree.parent(of: above) {
      if let node = try see(parent) {
        let access = node.permissions.access(of: domid, target: target)
        if try see(path) == nil && access.grants(wanted) { throw .notFound }
        break
      }
      above = parent
    }
    throw .accessDenied
  }

  /// Sets a value; makes the node and its parents where they are absent.
  mutating func write(_ path: String, _ value: [UInt8]) throws(StoreError) {
    do {
      var node = try node(path, for: .write)
      node.value = value
      try put(path, node)
    } catch {
      guard error == .notFound else { throw error }
      try create(path, value)
    }
    try fire(path)
  }

  /// Makes an empty node if absent.
  mutating func makeDirectory(_ path: String) throws(StoreError) {
    do { _ = try node(path, for: .write) } catch {
      guard error == .notFound else { throw error }
      try create(path, [])
      try fire(path)
    }
  }

  private mutating func create(_ path: String, _ value: [UInt8]) throws(StoreError) {
    var missing = [path]
    while let last = missing.last, let parent = Tree.parent(of: last), try see(parent) == nil {
      missing.append(parent)
    }
    guard let last = missing.last, let place = Tree.parent(of: last),
      // Not the node itself, which is changed where it is.
      var (permissions, byteCount) = try see(place).map({ ($0.permissions, isPrivileged ? 0 : $0.byteCount) })
    else { throw .inputOutput }
    if !isPrivileged {
      let owned = tree.ownedCounts[domid, default: 0] + (transaction?.ownedChanges[domid] ?? 0)
      if owned + missing.count > limits.nodesPerDomainMax { throw .noSpace }
    }
    if !isPrivileged { permissions.owner = domid }
    var fresh = missing.map { _ in Node(permissions: permissions) }
    fresh[0].value = value
    for index in missing.indices.dropFirst() {
      fresh[index].children.append(Tree.name(of: missing[index - 1]))
    }
    let name = Tree.name(of: last)
    if !isPrivileged {
      byteCount += name.utf8.count + 1
      let sizes = fresh.map(\.byteCount) + [byteCount]
      if sizes.contains(where: { $0 > limits.entryByteCountMax }) { throw .noSpace }
    }
    try changeChildren(of: place) { $0.append(name) }
    for (path, node) in zip(missing, fresh).reversed() { try put(path, node) }
  }

  /// Takes a node and all below it away.
  mutating func remove(_ path: String) throws(StoreError) {
    do { _ = try node(path, for: .write) } catch {
      if error == .notFound, let parent = Tree.parent(of: path), try see(parent) != nil { return }
      throw error
    }
    if path == "/" { throw .invalidArgument }
    try prune(path)
  }

  /// Takes a node and all below it away, the process that owns them.
  mutating func prune(_ path: String) throws(StoreError) {
    guard let parent = Tree.parent(of: path), try see(parent) != nil else { throw .invalidArgument }
    try pruneChildren(of: path)
    try fire(path)
    try erase(path)
    var wasListed = false
    try changeChildren(of: parent) { wasListed = $0.remove(Tree.name(of: path)) != nil }
    if !wasListed { throw .inputOutput }
  }

  private mutating func pruneChildren(of path: String) throws(StoreError) {
    for name in try see(path)?.children ?? [] {
      let child = Tree.child(name, of: path)
      // Listed in the transaction's copy of the parent, but taken away outside since: no commit can follow.
      if try see(child) == nil { throw .inputOutput }
      try pruneChildren(of: child)
      try fire(child, exact: true)
      try erase(child)
    }
  }

  /// Sets the access list; only the owner and the privileged may.
  mutating func setPermissions(
    _ path: String,
    _ list: StorePermissions,
    _ domainExists: (UInt16) -> Bool,
  ) throws(StoreError) {
    if !isPrivileged && 1 + list.entries.count > limits.permissionEntriesMax { throw .noSpace }
    var node = try node(path, for: .write)
    guard isPrivileged || [domid, target].contains(node.permissions.owner) else { throw .accessDenied }
    if !isPrivileged && list.owner != node.permissions.owner { throw .notPermitted }
    guard list.owner == 0 || domainExists(list.owner) else { throw .notFound }
    let before = node.permissions
    node.permissions = list
    try put(path, node)
    try fire(path, before: before)
  }

  // MARK: commit

  /// Carries the transaction over into the tree, or refuses it with EAGAIN.
  mutating func commit() throws(StoreError) {
    guard let transaction else { throw .notFound }
    for (path, seen) in transaction.seen where tree[path]?.generation != seen.generation { throw .again }
    if !isPrivileged {
      let grown = transaction.ownedChanges[domid] ?? 0
      let owned = tree.ownedCounts[domid, default: 0] + grown
      if grown > 0 && owned > limits.nodesPerDomainMax { throw .noSpace }
    }
    self.transaction = nil
    for (path, seen) in transaction.seen where seen.isModified {
      if let node = seen.node { tree.put(path, node) } else { tree.remove(path) }
      if seen.fires { changes.append(change(path, seen.isExact, seen.permissions)) }
    }
  }
}
