import Foundation
import Glibc
import Testing
import XLTestKit
import XenstoreHost
import XenstoreWire

/// A store that answers as it is told: what a client makes of slow, odd and broken ones.
@Suite struct ScriptedStoreTests {
  /// Takes one connection and, for each piece, waits for a request and then sends the piece.
  func scripted(_ pieces: [[[UInt8]]], closes: Bool = false) throws -> StoreClient {
    let path = "/tmp/xlplug-script-\(UUID().uuidString.prefix(8))"
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    _ = withUnixAddress(path) { bind(listener, $0, $1) }
    listen(listener, 1)
    Thread.detachNewThread {
      let connection = accept(listener, nil, nil)
      close(listener)
      unlink(path)
      for piece in pieces {
        guard Self.takesRequest(connection) else { break }
        for bytes in piece { _ = send(connection, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }
      }
      if !closes { _ = Self.takesRequest(connection) }
      close(connection)
    }
    return try StoreClient(.socket(path))
  }

  /// Reads one request and no more, since the next one may be there already; whether one came.
  private static func takesRequest(_ connection: Int32) -> Bool {
    var header = [UInt8](repeating: 0, count: 16)
    guard recv(connection, &header, header.count, Int32(MSG_WAITALL)) == header.count else {
      return false
    }
    var payload = [UInt8](repeating: 0, count: header[12..<16].reversed().reduce(0) { $0 << 8 | Int($1) })
    return payload.isEmpty
      || recv(connection, &payload, payload.count, Int32(MSG_WAITALL)) == payload.count
  }

  func packet(_ type: XenstoreWire.Operation, _ id: UInt32, _ text: String) -> [UInt8] {
    let payload = text.utf8.map { $0 == UInt8(ascii: "|") ? 0 : $0 }
    return Packet(type: type.rawValue, requestID: id, transactionID: .none, payload: payload).bytes
  }

  @Test func takesAnswersByteByByte() throws {
    let client = try scripted([packet(.read, 1, "value").map { [$0] }])
    #expect(try client.read(.root) == Array("value".utf8))
  }

  @Test func keepsEventsThatComeFirst() throws {
    let client = try scripted([
      [packet(.watchEvent, 0, "/a|t|") + packet(.read, 1, "v"), packet(.watchEvent, 0, "b|t|")]
    ])
    #expect(try client.read(.root) == Array("v".utf8))
    let soon = ContinuousClock.now.advanced(by: .seconds(60))
    #expect(try client.nextEvent(until: soon)?.path.string == "/a")
    #expect(try client.nextEvent(until: soon)?.path.string == "b")
  }

  /// An event that comes before an answer may be of a change after it, since a store that has one queued
  /// sends no second one (XSA-326): it is kept.
  @Test func keepsEventsThatComeBeforeAnAnswer() throws {
    let client = try scripted([
      [packet(.watchEvent, 0, "/a|t|") + packet(.read, 1, "old")],
      [packet(.watchEvent, 0, "/b|t|") + packet(.read, 2, "v") + packet(.read, 3, "w")],
      [],
    ])
    let soon = ContinuousClock.now.advanced(by: .seconds(60))
    #expect(try client.read(.root) == Array("old".utf8))
    #expect(try client.nextEvent(until: soon)?.path.string == "/a")
    #expect(try client.readIfPresent([.root, .root]) == [Array("v".utf8), Array("w".utf8)])
    #expect(try client.nextEvent(until: soon)?.path.string == "/b")
  }

  /// A list that comes in parts ends, although the directory changes between all of them.
  @Test func listsThatChangeAllTheTimeEnd() throws {
    let parts = (1...20).map { [packet(.directoryPart, UInt32($0 + 1), "\($0)|a|b|")] }
    let client = try scripted([[packet(.error, 1, "E2BIG|")]] + parts)
    let fault = StoreFault.contended(attempts: 1, seconds: 0)
    #expect(throws: fault) { try client.list(.root, in: .none, within: .zero) }
  }

  @Test func runsOutOfTimeAndGoesOn() throws {
    let client = try scripted([[], [packet(.read, 1, "late") + packet(.read, 2, "right")]])
    client.requestTimeout = .milliseconds(20)
    #expect(throws: StoreFault.timedOut(.read, path: "/", seconds: 0.02)) { try client.read(.root) }
    client.requestTimeout = .seconds(60)
    #expect(try client.read(.root) == Array("right".utf8))
  }

  /// A store that never falls silent does not keep anybody beyond the deadline.
  @Test func talkIsNoAnswer() throws {
    let client = try StoreClient(.device("/dev/zero"))
    client.requestTimeout = .milliseconds(50)
    #expect(throws: StoreFault.timedOut(.read, path: "/", seconds: 0.05)) { try client.read(.root) }
    #expect(try client.nextEvent(until: .now.advanced(by: .milliseconds(50))) == nil)
    #expect(throws: StoreFault.self) { try client.readIfPresent([.root, .root]) }
  }

  @Test func noticesTheEnd() throws {
    let client = try scripted([[Array(packet(.read, 1, "value").dropLast())]], closes: true)
    #expect(throws: StoreFault.transport("xenstore closed it")) { try client.read(.root) }
  }

  @Test func refusesOversizePackets() throws {
    let header = Packet(
      type: 2,
      requestID: 1,
      transactionID: .none,
      payload: [UInt8](repeating: 0, count: Packet.payloadByteCountMax + 1),
    ).bytes
    let client = try scripted([[header]])
    #expect(throws: StoreFault.transport("a packet has 4097 bytes; the limit is 4096")) {
      try client.read(.root)
    }
  }

  @Test func saysWhatIsMalformed() throws {
    let client = try scripted([
      [packet(.getPermissions, 1, "x0|")], [packet(.transactionStart, 2, "0|")],
      [packet(.getDomainPath, 3, "a b|")], [packet(.directory, 4, "a|b|")], [packet(.error, 5, "EODD|")],
    ])
    #expect(throws: StoreFault.self) { try client.permissions(of: .root) }
    #expect(throws: StoreFault.self) { try client.startTransaction() }
    #expect(throws: StoreFault.self) { try client.domainPath(1) }
    #expect(try client.list(.root) == ["a", "b"])
    #expect(throws: StoreFault.refused(.invalidArgument, .read, path: "/")) { try client.read(.root) }
  }

  @Test func refusesToSendWhatTheStoreWouldDrop() throws {
    let client = try scripted([])
    let value = [UInt8](repeating: 0, count: Packet.payloadByteCountMax)
    #expect(throws: StoreFault.refused(.tooBig, .write, path: "/")) { try client.write(.root, value) }
  }
}
