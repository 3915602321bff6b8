public import XenstoreWire

/// A connection to a store: one request at a time, and a queue of the watch events that came meanwhile.
///
/// Blocking, with a deadline for each request; to be used by one thread at a time. Works the same over a
/// daemon's socket and over the kernel's device. Paths may be relative: the store resolves them against the
/// home of the domain that the connection belongs to.
public final class StoreClient {
  /// How long a request waits for its answer unless `requestTimeout` says otherwise, in seconds.
  public static let requestTimeoutSecondsDefault = 10
  /// How long a store that owes answers is waited for in all, in seconds, unless `stallLimit` says otherwise.
  public static let stallSecondsMax = 30
  /// How often a connection that broke is made again.
  public static let reconnectionsMax = 1
  /// The most events that are kept for `nextEvent`; one more ends the connection.
  public static let queuedEventsMax = 65536

  /// How long each request waits for its answer.
  public var requestTimeout: Duration = .seconds(requestTimeoutSecondsDefault)
  /// How long requests wait in all while the store answers none of them; those after that fail at once, until
  /// it answers again.
  public var stallLimit: Duration = .seconds(stallSecondsMax)
  /// The pauses between the attempts at what other clients disturb.
  public var backoff = Backoff()

  private(set) var channel: PacketChannel
  private var events: [WatchEvent] = []
  private var eventsTaken = 0
  private(set) var lastRequestID: UInt32 = 0
  /// When the oldest request was sent that ran out of time, if nothing was answered since.
  private var stalledSince: ContinuousClock.Instant?
  private var reconnections = 0

  /// Connects to the store at an address; throws `.unreachable` where none answers.
  public init(_ address: StoreAddress) throws(StoreFault) {
    self.address = address
    channel = try PacketChannel(address)
  }

  /// Where the store answers.
  public let address: StoreAddress

  /// The descriptor, for poll(2) together with others; only `nextEvent` may read from it.
  public var fileDescriptor: Int32 { channel.descriptor }

  /// Ends the connection; the store drops its watches and transactions.
  public func close() { channel.close() }

  /// Connects again where the connection broke, at most `reconnectionsMax` times; watches, transactions and
  /// events of the old one are gone.
  public func reconnectIfBroken() throws(StoreFault) {
    guard channel.isBroken, reconnections < Self.reconnectionsMax else { return }
    channel = try PacketChannel(address)
    reconnections += 1
    (events, eventsTaken, stalledSince) = ([], 0, nil)
  }

  // MARK: values

  /// The value of a node.
  public func read(_ path: StorePath, in transaction: TransactionID = .none) throws(StoreFault) -> [UInt8] {
    try ask(.read(path), transaction)
  }

  /// The value of a node, or nil if absent.
  public func readIfPresent(
    _ path: StorePath,
    in transaction: TransactionID = .none,
  ) throws(StoreFault) -> [UInt8]? {
    try askUnlessAbsent(.read(path), transaction)
  }

  /// Sets the value of a node; makes it, and the nodes above it, where they are absent.
  public func write(
    _ path: StorePath,
    _ value: [UInt8],
    in transaction: TransactionID = .none,
  ) throws(StoreFault) {
    _ = try ask(.write(path, value), transaction)
  }

  /// Makes a node with an empty value; nothing happens where it exists.
  public func makeDirectory(_ path: StorePath, in transaction: TransactionID = .none) throws(StoreFault) {
    _ = try ask(.makeDirectory(path), transaction)
  }

  /// Takes a node and everything below it away; an absent node is no error where its parent exists.
  public func remove(_ path: StorePath, in transaction: TransactionID = .none) throws(StoreFault) {
    _ = try ask(.remove(path), transaction)
  }

  /// Takes a node away; whether the store knew it or its parent.
  @discardableResult
  public func removeIfPresent(
    _ path: StorePath,
    in transaction: TransactionID = .none,
  ) throws(StoreFault) -> Bool {
    try askUnlessAbsent(.remove(path), transaction) != nil
  }

  // MARK: permissions

  /// The access list of a node.
  public func permissions(
    of path: StorePath,
    in transaction: TransactionID = .none,
  ) throws(StoreFault) -> StorePermissions {
    let bytes = try ask(.getPermissions(path), transaction)
    guard let list = StorePermissions(strings: Payload.strings(bytes)) else {
      let found = "'\(String(decoding: bytes, as: UTF8.self))'"
      throw .malformed(.getPermissions, found: found, expected: "entries such as 'n0'")
    }
    return list
  }

  /// Sets the access list of a node.
  public func setPermissions(
    _ path: StorePath,
    _ list: StorePermissions,
    in transaction: TransactionID = .none,
  ) throws(StoreFault) {
    _ = try ask(.setPermissions(path, list), transaction)
  }

  // MARK: watches

  /// Asks to be reported when a node or one below it changes; one event comes at once.
  public func watch(_ path: StorePath, token: [UInt8]) throws(StoreFault) {
    _ = try ask(.watch(path, token: token), .none)
  }

  /// Asks to be reported no longer; events queued already stay.
  public func unwatch(_ path: StorePath, token: [UInt8]) throws(StoreFault) {
    _ = try ask(.unwatch(path, token: token), .none)
  }

  /// The next watch event; nil at the deadline (without one it waits for ever), or as soon as `descriptor` is
  /// readable and no event is there.
  public func nextEvent(
    until deadline: ContinuousClock.Instant?,
    interruptedBy descriptor: Int32? = nil,
  ) throws(StoreFault) -> WatchEvent? {
    while eventsTaken == events.count {
      guard let packet = try channel.receive(until: deadline, interruptedBy: descriptor) else { return nil }
      try queue(packet)
      if eventsTaken == events.count, let deadline, ContinuousClock.now >= deadline { return nil }
    }
    defer {
      eventsTaken += 1
      if eventsTaken == events.count {
        events.removeAll(keepingCapacity: true)
        eventsTaken = 0
      }
    }
    return events[eventsTaken]
  }

  /// Notes that the store answers.
  func noteAnswer() { stalledSince = nil }

  func queue(_ packet: Packet) throws(StoreFault) {
    // A late answer to a request that ran out of time is not an event, and no process waits for it.
    guard packet.operation == .watchEvent else {
      noteAnswer()
      return
    }
    guard let event = WatchEvent(packet) else {
      throw .malformed(.watchEvent, found: "another payload", expected: "a path and a token")
    }
    guard events.count - eventsTaken < Self.queuedEventsMax else {
      channel.close()
      throw .transport("more than \(Self.queuedEventsMax) watch events are queued")
    }
    events.append(event)
  }

  // MARK: domains

  /// The home of a domain, such as `/local/domain/7`; it need not exist.
  public func domainPath(_ domid: UInt16) throws(StoreFault) -> StorePath {
    let bytes = try ask(.getDomainPath(domid: domid), .none).prefix { $0 != 0 }
    guard let path = StorePath(bytes: bytes) else {
      let found = "'\(String(decoding: bytes, as: UTF8.self))'"
      throw .malformed(.getDomainPath, found: found, expected: "a path")
    }
    return path
  }

  /// Whether the store knows a domain.
  public func isDomainIntroduced(_ domid: UInt16) throws(StoreFault) -> Bool {
    try ask(.isDomainIntroduced(domid: domid), .none).first == UInt8(ascii: "T")
  }

  /// Makes a domain known to the store: the frame of its ring page, and its event channel.
  public func introduce(_ domid: UInt16, frame: UInt64, port: UInt32) throws(StoreFault) {
    _ = try ask(.introduce(domid: domid, frame: frame, port: port), .none)
  }

  /// Makes the store forget a domain.
  public func release(_ domid: UInt16) throws(StoreFault) { _ = try ask(.release(domid: domid), .none) }

  // MARK: asking

  /// The answer to one request, of any kind; watch events that come before it are queued.
  public func reply(
    to request: Request,
    in transaction: TransactionID = .none,
  ) throws(StoreFault) -> Reply {
    let packet = try packet(for: request, transaction)
    let start = ContinuousClock.now
    let deadline = deadline(from: start)
    if try channel.send(packet.bytes, until: deadline) {
      while let answer = try channel.receive(until: deadline) {
        if answer.operation != .watchEvent && answer.requestID == lastRequestID {
          noteAnswer()
          return Reply(answer)
        }
        try queue(answer)
        // A store that always has something else to say is no answer either.
        if ContinuousClock.now >= deadline { break }
      }
    } else {
      // Half a packet is on its way: nothing sensible can follow it.
      channel.close()
    }
    throw noAnswer(to: request, since: start)
  }

  /// Until when a request that begins now waits: for its own time, and no longer than a store that owes
  /// answers is waited for in all.
  func deadline(from start: ContinuousClock.Instant) -> ContinuousClock.Instant {
    let own = start.advanced(by: requestTimeout)
    return stalledSince.map { min(own, $0.advanced(by: stallLimit)) } ?? own
  }

  /// The fault of a request that ran out of time.
  ///
  /// The connection stays: the answer may still come and is ignored then, and requests that follow are
  /// carried out after this one, so an answer to one of them reports that this one has been carried out.
  func noAnswer(to request: Request, since start: ContinuousClock.Instant) -> StoreFault {
    stalledSince = stalledSince ?? start
    return .timedOut(
      request.operation,
      path: request.path?.string ?? "",
      seconds: requestTimeout / .seconds(1)
    )
  }

  /// The packet of a request, with a number of its own.
  func packet(for request: Request, _ transaction: TransactionID) throws(StoreFault) -> Packet {
    lastRequestID = lastRequestID == .max ? 1 : lastRequestID + 1
    let packet = request.packet(requestID: lastRequestID, transaction: transaction)
    guard packet.payload.count <= Packet.payloadByteCountMax else {
      throw .refused(.tooBig, request.operation, path: request.path?.string ?? "")
    }
    return packet
  }

  func ask(_ request: Request, _ transaction: TransactionID) throws(StoreFault) -> [UInt8] {
    switch try reply(to: request, in: transaction) {
    case .accepted(let bytes): return bytes
    case .refused(let error):
      throw .refused(error, request.operation, path: request.path?.string ?? "")
    }
  }

  private func askUnlessAbsent(
    _ request: Request,
    _ transaction: TransactionID,
  ) throws(StoreFault) -> [UInt8]? {
    do { return try ask(request, transaction) } catch  where error.storeError == .notFound { return nil }
  }
}
