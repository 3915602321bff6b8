import Foundation
import Glibc
import Testing
import XLTestKit
import XenstoreHost
import XenstoreTestKit
import XenstoreTree
import XenstoreWire

@Suite struct StoreServerTests {
  @Test func theSocketIsForThisUserOnly() throws {
    let store = try TestStore(.embedded)
    defer { store.stop() }
    var status = stat()
    #expect(lstat(store.socketPath, &status) == 0)
    #expect(status.st_mode & 0o777 == 0o600)
  }

  @Test(arguments: TestStore.Kind.allCases)
  func neverTakesTheSocketOfALiveStore(_ kind: TestStore.Kind) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let second = StoreServer(Store(), socketPath: store.socketPath)
    let fault = #expect(throws: StoreFault.self) { try second.start() }
    guard case .notServed(_, let reason) = fault else {
      Issue.record("\(String(describing: fault))")
      return
    }
    #expect(reason.hasPrefix("another"))
    #expect(try store.client().list(.root) == ["tool"])
  }

  @Test func replacesALeftoverSocketOnly() throws {
    let folder = try Project.temporaryDirectory("stale")
    defer { try? FileManager.default.removeItem(at: folder) }
    let path = folder.appendingPathComponent("socket").path
    try runCommand(["python3", "-c", "import socket; socket.socket(socket.AF_UNIX).bind('\(path)')"])
    let server = StoreServer(Store(), socketPath: path)
    try server.start()
    #expect(try StoreClient(server.address).list(.root) == ["tool"])
    server.stop()
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    try Data("precious".utf8).write(to: URL(fileURLWithPath: path))
    #expect(throws: StoreFault.self) { try StoreServer(Store(), socketPath: path).start() }
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "precious")
  }

  @Test func embeddedLeavesNothing() throws {
    let server = try StoreServer(embedded: Store())
    let folder = URL(fileURLWithPath: server.socketPath).deletingLastPathComponent().path
    var status = stat()
    #expect(lstat(folder, &status) == 0 && status.st_mode & 0o777 == 0o700)
    try server.start()
    #expect(try StoreClient(server.address).list(.root) == ["tool"])
    #expect(server.snapshot.lines.count == 3)
    server.stop()
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test(arguments: TestStore.Kind.allCases)
  func oversizePacketsEndTheConnection(_ kind: TestStore.Kind) throws {
    let store = try TestStore(kind)
    defer { store.stop() }
    let hostile = try store.raw()
    let payload = [UInt8](repeating: 0, count: Packet.payloadByteCountMax + 1)
    hostile.send(Packet(type: 2, requestID: 1, transactionID: .none, payload: payload).bytes)
    #expect(hostile.next() == nil)
    #expect(try store.client().list(.root) == ["tool"])
  }

  @Test func halfAPacketHoldsNobodyUp() throws {
    let store = try TestStore(.embedded)
    defer { store.stop() }
    let slow = try store.raw()
    slow.send([1, 0, 0])
    #expect(try store.client().list(.root) == ["tool"])
  }

  @Test func slowReadersAreDropped() throws {
    let store = try TestStore(.embedded)
    defer { store.stop() }
    let slow = try store.raw()
    slow.send(Request.watch(.root, token: [UInt8](repeating: 0x74, count: 3000)).packet(requestID: 1).bytes)
    let client = try store.client()
    var step = 0
    // Each change of another node owes the slow reader another 3 KiB; the socket itself holds some.
    while step < 2 * StoreServer.backlogByteCountMax / 3000 {
      try client.write(try #require(StorePath("/n/\(step)")), [])
      step += 1
    }
    var count = 0
    while slow.next() != nil { count += 1 }
    #expect(count < step)
    #expect(try client.list(.root) == ["tool", "n"])
  }

  @Test func aFloodOfRequestsIsTakenInTurns() throws {
    let store = try TestStore(.embedded)
    defer { store.stop() }
    nonisolated(unsafe) let flood = try store.raw()
    let client = try store.client()
    let big = try #require(StorePath("/big"))
    try client.write(big, [UInt8](repeating: 0, count: 4000))
    Thread.detachNewThread {
      let requests = [UInt8](
        repeatElement(Request.read(big).packet(requestID: 1).bytes, count: 3000).joined()
      )
      flood.send(requests)
    }
    for _ in 0..<50 { #expect(try client.list(.root).contains("big")) }
    var answers = 0
    while answers < 3000, flood.next() != nil { answers += 1 }
    #expect(answers == 3000)
  }

  @Test func connectionsHaveALimit() throws {
    let store = try TestStore(.embedded)
    defer { store.stop() }
    var clients: [StoreClient] = []
    for _ in 0..<StoreServer.connectionsMax { clients.append(try store.client()) }
    for client in clients { #expect(try client.readIfPresent(.root) != nil) }
    #expect(throws: StoreFault.self) { try store.client().read(.root) }
    clients.removeLast().close()
    // A process that another test is starting has a copy of the descriptor for a moment, so the end may come
    // later.
    let isServed = (0..<6000).contains { _ in
      if (try? store.client().read(.root)) != nil { return true }
      usleep(10_000)
      return false
    }
    #expect(isServed)
  }

  @Test(.timeLimit(.minutes(1))) func aRequestTakesLittle() throws {
    let store = try TestStore(.embedded)
    defer { store.stop() }
    let client = try store.client()
    let began = ContinuousClock.now
    for _ in 0..<2000 { _ = try client.read(.root) }
    print("store: one request takes \((ContinuousClock.now - began) / 2000)")
  }
}
