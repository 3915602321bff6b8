import Foundation
import Synchronization
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreWire

@Suite struct StoreClientTests {
  func path(_ text: String) throws -> StorePath { try #require(StorePath(text)) }

  @Test(arguments: TestStore.Kind.allCases)
  func valuesAndDirectories(_ kind: TestStore.Kind) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let client = try store.client()
    try client.write(try path("/a/b"), [0, 255, 10])
    #expect(try client.read(try path("/a/b")) == [0, 255, 10])
    #expect(try client.readIfPresent(try path("/a/none")) == nil)
    #expect(throws: StoreFault.refused(.notFound, .read, path: "/a/none")) {
      try client.read(try path("/a/none"))
    }
    try client.makeDirectory(try path("/a/c"))
    #expect(try client.list(try path("/a")) == ["b", "c"])
    #expect(try client.list(try path("/a/c")) == [])
    #expect(try client.listIfPresent(try path("/none")) == nil)
    let list = StorePermissions(owner: 7, others: .none, entries: [.init(.read, 0)])
    try client.setPermissions(try path("/a/c"), list)
    #expect(try client.permissions(of: try path("/a/c")) == list)
    try client.remove(try path("/a/b"))
    #expect(try client.removeIfPresent(try path("/none/none")) == false)
    #expect(try client.domainPath(7).string == "/local/domain/7")
    #expect(try client.isDomainIntroduced(7) == false)
    try client.introduce(7, frame: 1, port: 1007)
    #expect(try client.isDomainIntroduced(7))
    try client.release(7)
    #expect(try client.isDomainIntroduced(7) == false)
  }

  @Test(arguments: TestStore.Kind.allCases, [680, 3000])
  func longLists(_ kind: TestStore.Kind, _ count: Int) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let client = try store.client()
    let names = (0..<count).map { "n\($0)" }
    for name in names { try client.makeDirectory(try path("/big/\(name)")) }
    #expect(try client.list(try path("/big")) == names)
  }

  @Test(arguments: TestStore.Kind.allCases)
  func transactions(_ kind: TestStore.Kind) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let (client, other) = (try store.client(), try store.client())
    let node = try path("/counter")
    var attempts = 0
    let result = try client.transaction { transaction throws(StoreFault) in
      attempts += 1
      _ = try client.readIfPresent(node, in: transaction)
      if attempts < 3 { try other.write(node, Array("\(attempts)".utf8)) }
      try client.write(node, Array("mine".utf8), in: transaction)
      return attempts
    }
    #expect(result == 3)
    #expect(try other.read(node) == Array("mine".utf8))
    #expect(throws: StoreFault.contended(attempts: 1, seconds: 0)) {
      try client.transaction(within: .zero) { transaction throws(StoreFault) in
        try client.write(node, [], in: transaction)
        try other.write(node, [])
      }
    }
    #expect(throws: StoreFault.transport("mine")) {
      try client.transaction { transaction throws(StoreFault) in
        try client.write(node, Array("dropped".utf8), in: transaction)
        throw .transport("mine")
      }
    }
    #expect(try other.read(node) == [])
  }

  /// The pauses grow up to a limit, and two clients do not have the same ones.
  @Test func backoff() {
    func pauses(_ seed: UInt64) -> [Duration] {
      var backoff = Backoff(using: Seeded(seed))
      return (0..<200).map { _ in backoff.next() }
    }
    let first = pauses(1)
    #expect(first == pauses(1))
    #expect(first != pauses(2))
    #expect(first[0] <= .milliseconds(Backoff.firstPauseMilliseconds))
    #expect(first.contains { $0 > .milliseconds(Backoff.pauseMillisecondsMax / 2) })
    #expect(first.allSatisfy { $0 <= .milliseconds(Backoff.pauseMillisecondsMax) })
  }

  /// Writers that clash all the time all come to an end.
  @Test(arguments: TestStore.Kind.allCases)
  func manyWritersOfOneNode(_ kind: TestStore.Kind) async throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let node = try path("/counter")
    try store.client().write(node, [UInt8(ascii: "0")])
    try await withThrowingTaskGroup { group in
      for seed in 1...32 {
        group.addTask {
          let client = try store.client()
          client.backoff = Backoff(using: Seeded(UInt64(seed)))
          try client.transaction { transaction throws(StoreFault) in
            let value = Int(String(decoding: try client.read(node, in: transaction), as: UTF8.self)) ?? -1000
            try client.write(node, Array("\(value + 1)".utf8), in: transaction)
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try store.client().read(node) == Array("32".utf8))
  }

  /// A store whose connection breaks is connected to again, once.
  @Test func connectsAgainOnce() throws {
    let store = try TestStore(
      .embedded,
      intercept: { packet, _ in
        packet.operation == .write ? .closeBefore : packet.operation == .makeDirectory ? .closeAfter : nil
      }
    )
    defer { store.stop() }
    let client = try store.client()
    let fault = StoreFault.transport("xenstore closed it")
    #expect(throws: fault) { try client.write(try path("/a"), []) }
    try client.reconnectIfBroken()
    #expect(try client.readIfPresent(try path("/a")) == nil)
    #expect(throws: fault) { try client.makeDirectory(try path("/b")) }
    try client.reconnectIfBroken()
    #expect(throws: StoreFault.self) { try client.read(try path("/b")) }
    #expect(try store.client().read(try path("/b")) == [])
  }

  /// A commit whose answer does not come may have happened; one that is refused has not.
  @Test(arguments: [
    Interference.closeBefore, .closeAfter, .loseRequest, .loseAnswer, .refuse(.inputOutput),
    .refuse(.noSpace), .refuse(.accessDenied),
  ])
  func commitsWithoutAnAnswer(_ interference: Interference) throws {
    let store = try TestStore(
      .embedded,
      intercept: { packet, _ in
        packet.operation == .transactionEnd && packet.payload.first == UInt8(ascii: "T") ? interference : nil
      }
    )
    defer { store.stop() }
    let client = try store.client()
    client.requestTimeout = .milliseconds(50)
    let node = try path("/a")
    let fault = #expect(throws: StoreFault.self) {
      try client.transaction { transaction throws(StoreFault) in try client.write(node, [], in: transaction) }
    }
    let isThere = try store.client().readIfPresent(node) != nil
    #expect(isThere == (interference == .closeAfter || interference == .loseAnswer))
    var isUnknown = false
    if case .commitUnknown = fault { isUnknown = true }
    let isRefused = interference == .refuse(.noSpace) || interference == .refuse(.accessDenied)
    #expect(isUnknown == !isRefused)
  }

  /// After a single request or several that ran out of time the connection goes on, and late answers are
  /// ignored.
  @Test(arguments: [1, 3]) func goesOnAfterAStall(_ count: Int) throws {
    let stalled = Mutex(false)
    let store = try TestStore(
      .embedded,
      intercept: { packet, _ in
        guard packet.operation == .read, !stalled.withLock({ $0 }) else { return nil }
        stalled.withLock { $0 = true }
        return .stall(.milliseconds(300))
      }
    )
    defer { store.stop() }
    let client = try store.client()
    client.requestTimeout = .milliseconds(30)
    let reads = [Request](repeating: .read(.root), count: count)
    #expect(throws: StoreFault.timedOut(.read, path: "/", seconds: 0.03)) {
      if count == 1 { _ = try client.read(.root) } else { _ = try client.replies(to: reads) }
    }
    client.requestTimeout = .seconds(60)
    #expect(try client.list(.root) == ["tool"])
  }

  /// A store that answers nothing costs its limit, however much is asked of it.
  @Test(.timeLimit(.minutes(5))) func waitsForAStalledStoreOnce() throws {
    let store = try TestStore(.embedded, intercept: { _, _ in .loseRequest })
    defer { store.stop() }
    let client = try store.client()
    client.stallLimit = .milliseconds(100)
    client.requestTimeout = .milliseconds(50)
    #expect(throws: StoreFault.self) { try client.read(.root) }
    client.requestTimeout = .seconds(3600)
    for _ in 0..<100 {
      #expect(throws: StoreFault.self) { try client.read(.root) }
      #expect(throws: StoreFault.self) { try client.readIfPresent([.root, .root]) }
    }
  }

  /// The daemon sends an event that is queued already once, but those of special names each time.
  @Test(arguments: TestStore.Kind.allCases)
  func eventsThatWaitAreMerged(_ kind: TestStore.Kind) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let (client, other) = (try store.client(), try store.client())
    try client.watch(try path("/w"), token: [1])
    try client.watch(try path("@introduceDomain"), token: [2])
    let soon = { ContinuousClock.now.advanced(by: .seconds(60)) }
    for _ in 0..<2 { _ = try client.nextEvent(until: soon()) }
    // More than a socket's buffer has room for, so that what follows waits in the store.
    let long = String(repeating: "x", count: 1500)
    for number in 0..<400 { try other.write(try path("/w/\(long)\(number)"), []) }
    for domid in 11...13 {
      try other.write(try path("/w/same"), [])
      try other.introduce(UInt16(domid), frame: 1, port: 1000 + UInt32(domid))
    }
    try other.write(try path("/w/last"), [])
    var seen: [String: Int] = [:]
    while let event = try client.nextEvent(until: soon()) {
      seen[event.path.string.contains("xxx") ? "long" : event.path.string, default: 0] += 1
      if event.path.string == "/w/last" { break }
    }
    #expect(seen == ["long": 400, "/w/same": 1, "@introduceDomain": 3, "/w/last": 1])
  }

  @Test(arguments: TestStore.Kind.allCases)
  func watches(_ kind: TestStore.Kind) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let (client, other) = (try store.client(), try store.client())
    let node = try path("/w")
    let soon = { ContinuousClock.now.advanced(by: .seconds(60)) }
    try client.watch(node, token: [1])
    #expect(try client.nextEvent(until: soon()) == WatchEvent(path: node, token: [1]))
    #expect(try client.nextEvent(until: .now) == nil)
    try other.write(try path("/w/x"), [])
    try client.write(try path("/w/y"), [])
    #expect(try client.nextEvent(until: soon())?.path.string == "/w/x")
    #expect(try client.nextEvent(until: soon())?.path.string == "/w/y")
    #expect(try client.nextEvent(until: .now.advanced(by: .milliseconds(3))) == nil)
    let pipe = Pipe()
    try pipe.fileHandleForWriting.write(contentsOf: Data([1]))
    let interrupt = pipe.fileHandleForReading.fileDescriptor
    #expect(try client.nextEvent(until: nil, interruptedBy: interrupt) == nil)
    try client.unwatch(node, token: [1])
    #expect(throws: StoreFault.refused(.notFound, .unwatch, path: "/w")) {
      try client.unwatch(node, token: [1])
    }
  }

  @Test func addresses() throws {
    let folder = try Project.temporaryDirectory("address")
    defer { try? FileManager.default.removeItem(at: folder) }
    let store = try TestStore(.embedded)
    defer { store.stop() }
    let found = StoreAddress.find { ["XENSTORED_PATH": store.socketPath, "XENSTORED_RUNDIR": "/x"][$0] }
    #expect(found == .socket(store.socketPath))
    let directory = store.directory.path
    #expect(StoreAddress.find { ["XENSTORED_RUNDIR": directory][$0] } == .socket(store.socketPath))
    #expect(StoreAddress.find { ["XENSTORED_PATH": "/dev/null"][$0] } == .device("/dev/null"))
    let nowhere = folder.path + "/none"
    #expect(StoreAddress.find { ["XENSTORED_PATH": nowhere][$0] } == .socket(nowhere))
    #expect(throws: StoreFault.unreachable(address: nowhere, reason: "No such file or directory")) {
      try StoreClient(.socket(nowhere))
    }
    let long = "/tmp/" + String(repeating: "x", count: StoreAddress.socketPathByteCountMax)
    #expect(throws: StoreFault.self) { try StoreClient(.socket(long)) }
  }

  @Test func aStoreThatGoesAway() throws {
    let store = try TestStore(.embedded)
    let client = try store.client()
    store.stop()
    #expect(throws: StoreFault.self) { try client.read(.root) }
    client.close()
    #expect(throws: StoreFault.transport("it was closed")) { try client.read(.root) }
  }
}
