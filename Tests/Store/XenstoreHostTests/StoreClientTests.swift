import Foundation
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
    #expect(throws: StoreFault.contended(attempts: 4)) {
      try client.transaction(attempts: 4) { transaction throws(StoreFault) in
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
