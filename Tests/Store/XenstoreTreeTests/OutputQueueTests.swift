import Testing
import XenstoreTree
import XenstoreWire

@Suite struct OutputQueueTests {
  func event(_ text: String) throws -> Packet {
    WatchEvent(path: try #require(StorePath(text)), token: []).packet
  }

  @Test func equalEventsWaitOnce() throws {
    var queue = OutputQueue()
    for _ in 0..<1000 { queue.append(try event("/a")) }
    queue.append(try event("/b"))
    queue.append(try event("/a"))
    #expect(queue.byteCount == 2 * (Packet.headerByteCount + 4))
    queue.drain { $0.count }
    #expect(queue.isEmpty)
    queue.append(try event("/a"))
    #expect(!queue.isEmpty)
  }

  @Test func repliesAreNeverLeftOut() {
    var queue = OutputQueue()
    let reply = Reply.done.packet(to: Packet(type: 11, requestID: 1, transactionID: .none, payload: []))
    queue.append(reply)
    queue.append(reply)
    #expect(queue.byteCount == 2 * reply.bytes.count)
  }

  @Test func goesOnWhereItStopped() throws {
    var queue = OutputQueue()
    let packets = try ["/a", "/b", "/c"].map { try event($0) }
    for packet in packets { queue.append(packet) }
    var sent: [UInt8] = []
    while !queue.isEmpty {
      queue.drain { bytes in
        sent += bytes.prefix(7)
        return min(7, bytes.count)
      }
    }
    #expect(sent == packets.flatMap(\.bytes))
  }
}
