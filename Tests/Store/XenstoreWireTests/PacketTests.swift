import Testing
import XLTestKit
import XenstoreWire

@Suite struct PacketTests {
  @Test func bytesOfEveryOperation() throws {
    let path = try #require(StorePath("/a/b"))
    let list = StorePermissions(owner: 7, others: .none, entries: [.init(.read, 0)])
    let requests: [Request] = [
      .control([Array("check".utf8)]), .directory(path), .read(path), .getPermissions(path),
      .watch(path, token: Array("t".utf8)), .unwatch(path, token: []), .transactionStart,
      .transactionEnd(commit: true), .transactionEnd(commit: false),
      .introduce(domid: 7, frame: 1, port: 3), .release(domid: 7), .getDomainPath(domid: 7),
      .write(path, Array("v".utf8)), .write(path, []), .makeDirectory(path), .remove(path),
      .setPermissions(path, list), .isDomainIntroduced(domid: 7), .resume(domid: 7),
      .setTarget(domid: 7, target: 8), .resetWatches, .directoryPart(path, offset: 12),
    ]
    let lines = requests.map { request in
      let packet = request.packet(requestID: 0x0102, transaction: TransactionID(3))
      let hex = packet.bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
      let words = stride(from: 0, to: 16, by: 4).map { hex[$0..<($0 + 4)].joined() }.joined(separator: " ")
      let text = packet.payload.map { $0 == 0 ? "|" : String(UnicodeScalar($0)) }.joined()
      return "\(request.operation.name) \(words) \(text)"
    }
    Expect(
      """
      CONTROL 00000000 02010000 03000000 06000000 check|
      DIRECTORY 01000000 02010000 03000000 05000000 /a/b|
      READ 02000000 02010000 03000000 05000000 /a/b|
      GET_PERMS 03000000 02010000 03000000 05000000 /a/b|
      WATCH 04000000 02010000 03000000 07000000 /a/b|t|
      UNWATCH 05000000 02010000 03000000 06000000 /a/b||
      TRANSACTION_START 06000000 02010000 03000000 01000000 |
      TRANSACTION_END 07000000 02010000 03000000 02000000 T|
      TRANSACTION_END 07000000 02010000 03000000 02000000 F|
      INTRODUCE 08000000 02010000 03000000 06000000 7|1|3|
      RELEASE 09000000 02010000 03000000 02000000 7|
      GET_DOMAIN_PATH 0a000000 02010000 03000000 02000000 7|
      WRITE 0b000000 02010000 03000000 06000000 /a/b|v
      WRITE 0b000000 02010000 03000000 05000000 /a/b|
      MKDIR 0c000000 02010000 03000000 05000000 /a/b|
      RM 0d000000 02010000 03000000 05000000 /a/b|
      SET_PERMS 0e000000 02010000 03000000 0b000000 /a/b|n7|r0|
      IS_DOMAIN_INTRODUCED 11000000 02010000 03000000 02000000 7|
      RESUME 12000000 02010000 03000000 02000000 7|
      SET_TARGET 13000000 02010000 03000000 04000000 7|8|
      RESET_WATCHES 15000000 02010000 03000000 01000000 |
      DIRECTORY_PART 16000000 02010000 03000000 08000000 /a/b|12|
      """
    ).check(lines.joined(separator: "\n"))
    for request in requests {
      #expect(Request.decode(request.packet(requestID: 1)) == .success(request))
    }
  }

  @Test func refusesWhatTheDaemonRefuses() {
    for (operation, payload) in [
      (Operation.read, ""), (.read, "/a"), (.read, "/a|x"), (.read, "/a||"), (.read, "a.b|"), (.read, "@x|"),
      (.write, "/a"), (.write, "|x"), (.watch, "/a|"), (.watch, "/a|t"), (.watch, "/a|t||"),
      (.setPermissions, "/a|"), (.setPermissions, "/a|n|"), (.setPermissions, "/a|n0"),
      (.setPermissions, "/a|q0|"), (.setPermissions, "/a|n65536|"), (.transactionEnd, "X|"),
      (.transactionEnd, "T"), (.getDomainPath, "x|"), (.getDomainPath, "-1|"), (.introduce, "1|2|"),
      (.directoryPart, "/a|"), (.directoryPart, "/a|-1|"),
    ] {
      let bytes = payload.utf8.map { $0 == UInt8(ascii: "|") ? 0 : $0 }
      let packet = Packet(type: operation.rawValue, requestID: 0, transactionID: .none, payload: bytes)
      #expect(Request.decode(packet) == .failure(.invalidArgument), "\(operation) \(payload)")
    }
    for type in [15, 16, 20, 23, 1000] as [UInt32] {
      let packet = Packet(type: type, requestID: 0, transactionID: .none, payload: [0])
      #expect(Request.decode(packet) == .failure(.notSupported))
    }
  }

  @Test func repliesRepeatTheNumbers() {
    let request = Packet(type: 2, requestID: 5, transactionID: TransactionID(6), payload: [])
    let value = Reply.accepted([1]).packet(to: request)
    #expect(value == Packet(type: 2, requestID: 5, transactionID: TransactionID(6), payload: [1]))
    for error in StoreError.allCases {
      let packet = Reply.refused(error).packet(to: request)
      #expect(packet.type == 16 && packet.requestID == 5 && Reply(packet) == .refused(error))
    }
    let long = Reply.accepted(Array(repeating: 0, count: Packet.payloadByteCountMax + 1)).packet(to: request)
    #expect(Reply(long) == .refused(.tooBig))
    let unknown = Packet(type: 16, requestID: 0, transactionID: .none, payload: Array("EWHAT\0".utf8))
    #expect(Reply(unknown) == .refused(.invalidArgument))
  }

  @Test func eventsKeepTheirSpelling() throws {
    for path in ["/a", "device/vbd", "@releaseDomain"] {
      let event = WatchEvent(path: try #require(StorePath(path)), token: Array("a token".utf8))
      #expect(WatchEvent(event.packet) == event)
    }
    #expect(WatchEvent(Packet(type: 15, requestID: 0, transactionID: .none, payload: [0])) == nil)
  }

  @Test func faultsSayWhatWasFound() {
    let faults: [StoreFault] = [
      .refused(.notFound, .read, path: "/a/b"), .refused(.busy, .transactionStart, path: ""),
      .unreachable(address: "/run/s", reason: "No such file or directory"),
      .notServed(address: "/run/s", reason: "the path exists and is not a socket"),
      .transport("xenstore closed it"),
      .malformed(.getPermissions, found: "'x'", expected: "entries such as 'n0'"),
      .timedOut(.write, path: "/a", seconds: 10), .contended(attempts: 20, seconds: 20),
      .commitUnknown(.transport("reset")),
    ]
    Expect(
      """
      xenstore: READ '/a/b': no such node (ENOENT)
      xenstore: TRANSACTION_START: a transaction is already open (EBUSY)
      xenstore does not respond at '/run/s': No such file or directory
      no store can be served at '/run/s': the path exists and is not a socket
      the connection to xenstore failed: xenstore closed it
      invalid response of xenstore to GET_PERMS: expected entries such as 'n0', found 'x'
      xenstore: WRITE '/a': no response within 10.0 s
      xenstore: other writers changed the same nodes during each of 20 attempts within 20.0 s
      the connection to xenstore failed: reset; the transaction may have been committed
      """
    ).check(faults.map(\.description).joined(separator: "\n"))
  }
}
