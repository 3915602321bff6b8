import Testing
import XLTestKit
import XenstoreTree
import XenstoreWire

/// A store and its connections, spoken to in lines.
struct Talk {
  var store: Store
  var connections: [String: ConnectionID] = [:]

  init(limits: Limits = Limits()) { store = Store(limits: limits, domainExists: { (1...99).contains($0) }) }

  mutating func connect(_ name: String, domid: UInt16 = 0) { connections[name] = store.connect(domid: domid) }

  /// Sends a request; what comes back, with whom it is for.
  mutating func ask(_ name: String, _ request: Request, in transaction: UInt32 = 0) -> [String] {
    guard let connection = connections[name] else { return [] }
    let packet = request.packet(requestID: 1, transaction: TransactionID(transaction))
    return store.handle(packet, from: connection).map { delivery in
      let whom = connections.first { $0.value == delivery.connection }?.key ?? "?"
      let text = delivery.packet.payload.map { $0 == 0 ? "|" : String(UnicodeScalar($0)) }.joined()
      return "\(whom): \(delivery.packet.operation == .watchEvent ? "event " : "")\(text)"
    }
  }
}

@Suite struct StoreTests {
  func path(_ text: String) throws -> StorePath { try #require(StorePath(text)) }

  @Test func startsAsAFreshDaemon() {
    #expect(
      Talk().store.snapshot.lines == [
        "/ = \"\"   (n0)", "/tool = \"\"   (n0)", "/tool/xenstored = \"\"   (n0)",
      ]
    )
  }

  @Test func snapshotsCompareValuesAndPermissions() throws {
    var (one, two) = (Talk(), Talk())
    one.connect("a")
    two.connect("a")
    for name in ["x", "y"] { _ = one.ask("a", .write(try path("/\(name)"), Array("1\\\n".utf8))) }
    for name in ["y", "x"] { _ = two.ask("a", .write(try path("/\(name)"), Array("1\\\n".utf8))) }
    #expect(one.store.snapshot == two.store.snapshot)
    #expect(one.store.snapshot.lines.contains("/x = \"1\\\\\\x0a\"   (n0)"))
    _ = two.ask("a", .setPermissions(try path("/x"), StorePermissions(owner: 7)))
    #expect(one.store.snapshot != two.store.snapshot)
  }

  @Test func goneConnectionsHearNothing() throws {
    var talk = Talk()
    talk.connect("a")
    talk.connect("b")
    _ = talk.ask("b", .watch(.root, token: []))
    #expect(talk.ask("a", .write(try path("/x"), [])) == ["b: event /x||", "a: OK|"])
    if let gone = talk.connections["b"] { talk.store.disconnect(gone) }
    #expect(talk.ask("a", .write(try path("/x"), [])) == ["a: OK|"])
  }

  @Test func ownersReleaseTakesTheirNodes() throws {
    var talk = Talk()
    talk.connect("a")
    #expect(talk.ask("a", .introduce(domid: 7, frame: 1, port: 1)) == ["a: OK|"])
    _ = talk.ask("a", .write(try path("/d/x/y"), []))
    _ = talk.ask("a", .setPermissions(try path("/d/x"), StorePermissions(owner: 7)))
    _ = talk.ask("a", .release(domid: 7))
    #expect(talk.ask("a", .directory(try path("/d"))) == ["a: "])
  }

  @Test func aDomainThatIsIntroducedFromTheStart() {
    var store = Store(introducesAll: true, domainExists: { $0 == 7 })
    let connection = store.connect()
    func isIntroduced(_ domid: UInt16) -> [UInt8]? {
      store.handle(Request.isDomainIntroduced(domid: domid).packet(requestID: 0), from: connection).first?
        .packet.payload
    }
    #expect(isIntroduced(7) == Array("T\0".utf8))
    #expect(isIntroduced(8) == Array("F\0".utf8))
    _ = store.handle(Request.release(domid: 7).packet(requestID: 0), from: connection)
    #expect(isIntroduced(7) == Array("F\0".utf8))
  }

  @Test func listsInPartsAreWhole() throws {
    var talk = Talk()
    talk.connect("a")
    let names = (0..<1500).map { "child-number-\($0)" }
    for name in names { _ = talk.ask("a", .makeDirectory(try path("/big/\(name)"))) }
    #expect(talk.ask("a", .directory(try path("/big"))) == ["a: E2BIG|"])
    var found: [String] = []
    var offset = 0
    while true {
      let line = talk.ask("a", .directoryPart(try path("/big"), offset: offset)).joined()
      let list = line.split(separator: "|", omittingEmptySubsequences: false).dropFirst().dropLast()
      let part = list.filter { !$0.isEmpty }.map(String.init)
      #expect(part.reduce(0) { $0 + $1.utf8.count + 1 } < Packet.payloadByteCountMax)
      found += part
      offset += part.reduce(0) { $0 + $1.utf8.count + 1 }
      if list.last?.isEmpty == true { break }
    }
    #expect(found == names)
  }

  @Test func eachLimitHolds() throws {
    var limits = Limits()
    limits.nodesPerDomainMax = 3
    limits.watchesPerDomainMax = 1
    limits.transactionsPerDomainMax = 1
    limits.nodesPerTransactionMax = 2
    limits.entryByteCountMax = 64
    limits.permissionEntriesMax = 2
    limits.pathByteCountMax = 15
    var talk = Talk(limits: limits)
    talk.connect("a")
    talk.connect("g", domid: 7)
    _ = talk.ask("a", .makeDirectory(try path("/local/domain/7")))
    #expect(
      talk.ask("a", .setPermissions(try path("/local/domain/7"), StorePermissions(owner: 7))) == ["a: OK|"]
    )
    let last = { (lines: [String]) in lines.last { !$0.contains("event") } ?? "" }
    #expect(last(talk.ask("g", .write(try path("a"), Array(repeating: 0, count: 32)))) == "g: OK|")
    #expect(last(talk.ask("g", .write(try path("a"), Array(repeating: 0, count: 33)))) == "g: ENOSPC|")
    #expect(last(talk.ask("g", .makeDirectory(try path("b")))) == "g: OK|")
    #expect(last(talk.ask("g", .makeDirectory(try path("c")))) == "g: ENOSPC|")
    #expect(last(talk.ask("a", .makeDirectory(try path("/local/domain/7/c")))) == "a: OK|")
    let three = StorePermissions(owner: 7, entries: [.init(.read, 1), .init(.read, 2)])
    #expect(last(talk.ask("g", .setPermissions(try path("a"), three))) == "g: ENOSPC|")
    for (token, answer) in zip(UInt8(1)..., ["g: OK|", "g: OK|", "g: E2BIG|"]) {
      #expect(last(talk.ask("g", .watch(try path("w"), token: [token]))) == answer)
    }
    for answer in ["g: 1|", "g: 2|", "g: ENOSPC|"] {
      #expect(last(talk.ask("g", .transactionStart)) == answer)
    }
    #expect(last(talk.ask("g", .read(try path("a")), in: 1)).count > 10)
    #expect(last(talk.ask("g", .directory(try path("/local/domain/7")), in: 1)) == "g: a|b|c|")
    #expect(last(talk.ask("g", .read(try path("b")), in: 1)) == "g: ENOSPC|")
    #expect(last(talk.ask("a", .read(try path("/fifteen-bytes-")))) == "a: ENOENT|")
    #expect(last(talk.ask("a", .read(try path("/sixteen-bytes-x")))) == "a: EINVAL|")
  }
}
