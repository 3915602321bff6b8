internal import OrderedCollections
public import XenstoreWire

/// A whole store as a state machine: packets in, packets out; no sockets, no clock.
///
/// It behaves as the C xenstored of Xen 4.17 does, quirks of order included, because scripts and tools have
/// grown up with that one. Connections of domain 0 are privileged, as those of a daemon's socket are.
public struct Store: Sendable {
  /// What unprivileged domains may use up.
  public let limits: Limits
  /// Which domains the hypervisor knows; only these can own nodes and be introduced.
  public let domainExists: @Sendable (UInt16) -> Bool
  /// Whether a domain that exists counts as introduced without an INTRODUCE.
  public let introducesAll: Bool

  private var tree: Tree
  private var sessions: [ConnectionID: Session] = [:]
  private var lastConnection: UInt64 = 0
  private var introduced: Set<UInt16> = [0]
  private var released: Set<UInt16> = []
  private var specialPermissions: [String: StorePermissions] = [
    "@introduceDomain": StorePermissions(owner: 0), "@releaseDomain": StorePermissions(owner: 0),
  ]

  /// A store with nothing in it but `/tool/xenstored`, as a fresh daemon has it.
  public init(
    limits: Limits = Limits(),
    introducesAll: Bool = false,
    domainExists: @escaping @Sendable (UInt16) -> Bool = { $0 == 0 },
  ) {
    self.limits = limits
    self.introducesAll = introducesAll
    self.domainExists = domainExists
    tree = Tree()
    var root = Node(permissions: StorePermissions(owner: 0))
    root.children.append("tool")
    var tool = Node(permissions: StorePermissions(owner: 0))
    tool.children.append("xenstored")
    tree.put("/", root)
    tree.put("/tool", tool)
    tree.put("/tool/xenstored", Node(permissions: StorePermissions(owner: 0)))
  }

  /// Every node with its value and access list.
  public var snapshot: Snapshot { Snapshot(tree) }

  // MARK: connections

  /// A new connection of a domain; 0 is privileged.
  public mutating func connect(domid: UInt16 = 0) -> ConnectionID {
    lastConnection += 1
    let connection = ConnectionID(number: lastConnection)
    sessions[connection] = Session(domid: domid)
    return connection
  }

  /// Ends a connection: its watches go, its transactions are dropped.
  public mutating func disconnect(_ connection: ConnectionID) { sessions[connection] = nil }

  /// Takes a request and gives everything there is to send, in order: events before the answer to the request
  /// that caused them, but the first event of a watch after it.
  ///
  /// - Precondition: `connection` is connected.
  public mutating func handle(_ packet: Packet, from connection: ConnectionID) -> [Delivery] {
    // No copy of the session is kept here: it would make each change of a transaction copy the whole of it.
    guard let domid = sessions[connection]?.domid else { preconditionFailure("no such connection") }
    let isKnown =
      packet.transactionID == .none || sessions[connection]?.transactions[packet.transactionID] != nil
    var events: [Delivery] = []
    var first: [Delivery] = []
    let reply: Reply
    do throws(StoreError) {
      switch Request.decode(packet) {
      case .failure(.notSupported): throw .notSupported
      case _ where !isKnown: throw .notFound
      case .failure(let error): throw error
      case .success(let request):
        if Self.isPrivileged(request) && domid != 0 { throw .accessDenied }
        if case .watch(let path, let token) = request {
          first = [Delivery(connection: connection, packet: try watch(path, token, connection))]
          reply = .done
        } else if let answer = try answer(request, connection, packet.transactionID, &events) {
          reply = answer
        } else {
          reply = try edit(request, connection, packet.transactionID, &events)
        }
      }
    } catch { reply = .refused(error) }
    return events + [Delivery(connection: connection, packet: reply.packet(to: packet))] + first
  }

  private static func isPrivileged(_ request: Request) -> Bool {
    switch request {
    case .introduce, .release, .isDomainIntroduced, .resume, .setTarget, .control: true
    default: false
    }
  }

  // MARK: watches

  private mutating func watch(
    _ path: StorePath,
    _ token: [UInt8],
    _ connection: ConnectionID,
  ) throws(StoreError) -> Packet {
    guard var session = sessions[connection] else { throw .inputOutput }
    let watch = try watchEntry(path, token, session)
    if session.watches.contains(where: { $0.isSame(as: watch) }) { throw .exists }
    if session.domid != 0 && session.watches.count > limits.watchesPerDomainMax { throw .tooBig }
    session.watches.append(watch)
    sessions[connection] = session
    return Session.event(watch.path, watch)
  }

  private func watchEntry(
    _ path: StorePath,
    _ token: [UInt8],
    _ session: Session,
  ) throws(StoreError) -> Session.Watch {
    if path.isSpecial { return Session.Watch(path: path.string, token: token, hidden: "") }
    let hidden = path.isAbsolute ? "" : session.home + "/"
    return Session.Watch(path: try absolute(path, session), token: token, hidden: hidden)
  }

  private func deliveries(of changes: [NodeEditor.Change]) -> [Delivery] {
    var result: [Delivery] = []
    let order = sessions.keys.sorted()
    for change in changes {
      for connection in order {
        guard let session = sessions[connection], !session.watches.isEmpty else { continue }
        let maySee = change.visibleBy.contains {
          $0.access(of: session.domid, target: session.target).grants(.read)
        }
        if !maySee { continue }
        for packet in session.events(change.path, isExact: change.isExact) {
          result.append(Delivery(connection: connection, packet: packet))
        }
      }
    }
    return result
  }

  private func special(_ name: String) -> [Delivery] {
    let list = specialPermissions[name] ?? StorePermissions(owner: 0)
    return deliveries(of: [NodeEditor.Change(path: name, isExact: true, visibleBy: [list])])
  }

  // MARK: requests that change no node

  /// The answer, or nil where the request is about nodes.
  private mutating func answer(
    _ request: Request,
    _ connection: ConnectionID,
    _ transaction: TransactionID,
    _ events: inout [Delivery],
  ) throws(StoreError) -> Reply? {
    guard let session = sessions[connection] else { throw .inputOutput }
    switch request {
    case .unwatch(let path, let token):
      let entry = try watchEntry(path, token, session)
      guard let index = session.watches.firstIndex(where: { $0.isSame(as: entry) }) else { throw .notFound }
      sessions[connection]?.watches.remove(at: index)
    case .transactionStart:
      if transaction != .none { throw .busy }
      let isFull = session.transactions.count > limits.transactionsPerDomainMax
      if session.domid != 0 && isFull { throw .noSpace }
      guard let number = sessions[connection]?.nextTransactionID() else { throw .inputOutput }
      sessions[connection]?.transactions[number] = Transaction()
      return .accepted(Array("\(number)\0".utf8))
    case .resetWatches:
      sessions[connection]?.watches = []
      sessions[connection]?.transactions = [:]
    case .getDomainPath(let domid): return .accepted(Array("/local/domain/\(domid)\0".utf8))
    case .isDomainIntroduced(let domid):
      return .accepted(Array(isIntroduced(domid) ? "T\0".utf8 : "F\0".utf8))
    case .introduce(let domid, _, _):
      guard domid == 0 || domainExists(domid) else { throw .invalidArgument }
      released.remove(domid)
      if introduced.insert(domid).inserted { events += special("@introduceDomain") }
    case .release(let domid): try release(domid, &events)
    case .resume(let domid), .setTarget(let domid, _):
      if domid == 0 { throw .invalidArgument }
      guard isIntroduced(domid) else { throw .notFound }
      if case .setTarget(_, let target) = request {
        for key in sessions.keys where sessions[key]?.domid == domid { sessions[key]?.target = target }
      }
    case .setPermissions(let path, let list) where path.isSpecial:
      guard session.domid == 0 else { throw .accessDenied }
      guard specialPermissions[path.string] != nil else { throw .invalidArgument }
      specialPermissions[path.string] = list
    case .control: throw .notSupported
    default: return nil
    }
    return .done
  }

  private func isIntroduced(_ domid: UInt16) -> Bool {
    introduced.contains(domid) || introducesAll && domainExists(domid) && !released.contains(domid)
  }

  /// Forgets a domain: its connections end, and every node that it owns goes, with all below.
  private mutating func release(_ domid: UInt16, _ events: inout [Delivery]) throws(StoreError) {
    if domid == 0 { throw .invalidArgument }
    guard isIntroduced(domid) else { throw .notFound }
    introduced.remove(domid)
    released.insert(domid)
    for key in sessions.keys where sessions[key]?.domid == domid { sessions[key] = nil }
    var editor = NodeEditor(domid: 0, target: nil, limits: limits)
    swap(&editor.tree, &tree)
    defer { swap(&editor.tree, &tree) }
    var pending = ["/"]
    while let path = pending.popLast() {
      guard let node = editor.tree[path] else { continue }
      if path != "/" && node.permissions.owner == domid {
        try editor.prune(path)
      } else {
        pending += node.children.reversed().map { Tree.child($0, of: path) }
      }
    }
    events += deliveries(of: editor.changes) + special("@releaseDomain")
  }

  // MARK: requests about nodes

  /// The absolute path of what a caller names, within the limit.
  private func absolute(_ path: StorePath, _ session: Session) throws(StoreError) -> String {
    let full = path.isAbsolute ? path.string : session.home + "/" + path.string
    let parts = full.utf8.split(separator: UInt8(ascii: "/"), maxSplits: 3)
    let isHome =
      parts.count == 4 && parts[0].elementsEqual("local".utf8) && parts[1].elementsEqual("domain".utf8)
      && UInt16(decimal: parts[2]) != nil
    guard (isHome ? parts[3].count : full.utf8.count) <= limits.pathByteCountMax else {
      throw .invalidArgument
    }
    return full
  }

  private mutating func edit(
    _ request: Request,
    _ connection: ConnectionID,
    _ transaction: TransactionID,
    _ events: inout [Delivery],
  ) throws(StoreError) -> Reply {
    let taken = sessions[connection]?.transactions.removeValue(forKey: transaction)
    guard let session = sessions[connection] else { throw .inputOutput }
    var editor = NodeEditor(domid: session.domid, target: session.target, limits: limits)
    editor.transaction = taken
    swap(&editor.tree, &tree)
    defer {
      swap(&editor.tree, &tree)
      if let left = editor.transaction { sessions[connection]?.transactions[transaction] = left }
    }
    let reply: Reply
    if case .transactionEnd(let commit) = request {
      guard editor.transaction != nil else { throw .notFound }
      defer { editor.transaction = nil }
      if commit { try editor.commit() }
      reply = .done
    } else if let path = request.path {
      reply = try Self.perform(request, at: try absolute(path, session), &editor, domainExists)
    } else {
      throw .notSupported
    }
    events += deliveries(of: editor.changes)
    return reply
  }

  private static func perform(
    _ request: Request,
    at path: String,
    _ editor: inout NodeEditor,
    _ domainExists: (UInt16) -> Bool,
  ) throws(StoreError) -> Reply {
    switch request {
    case .read: return .accepted(try editor.node(path, for: .read).value)
    case .directory: return .accepted(try editor.node(path, for: .read).childNames)
    case .directoryPart(_, let offset):
      return .accepted(part(try editor.node(path, for: .read), from: offset))
    case .getPermissions: return .accepted(try editor.node(path, for: .read).permissions.payload)
    case .write(_, let value): try editor.write(path, value)
    case .makeDirectory: try editor.makeDirectory(path)
    case .remove: try editor.remove(path)
    case .setPermissions(_, let list): try editor.setPermissions(path, list, domainExists)
    default: throw .notSupported
    }
    return .done
  }

  /// As many whole names from the offset on as fit, after the generation; an empty name ends the list.
  private static func part(_ node: Node, from offset: Int) -> [UInt8] {
    let generation = Payload.joining([Array(String(node.generation).utf8)])
    let names = node.childNames
    guard offset < names.count else { return generation + [0] }
    let room = Packet.payloadByteCountMax - generation.count - 1
    if names.count - offset <= room { return generation + names[offset...] + [0] }
    let cut = names[offset..<(offset + room)].lastIndex(of: 0) ?? offset
    return generation + names[offset...cut]
  }
}
