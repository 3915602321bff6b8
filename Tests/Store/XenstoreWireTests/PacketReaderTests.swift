import Testing
import XLTestKit
import XenstoreWire

@Suite struct PacketReaderTests {
  /// However a stream is split, the same packets come out.
  @Test func anySplit() {
    var random = Seeded.fromEnvironment()
    func number(_ bound: Int) -> Int { Int.random(in: 0..<bound, using: &random) }
    for _ in 0..<300 {
      let packets = (0..<(1 + number(6))).map { _ in
        let length = [0, 1, 15, 16, 17, 100, Packet.payloadByteCountMax][number(7)]
        return Packet(
          type: UInt32(number(30)),
          requestID: UInt32(number(1 << 31)),
          transactionID: TransactionID(UInt32(number(5))),
          payload: (0..<length).map { _ in UInt8(number(256)) },
        )
      }
      var rest = packets.flatMap(\.bytes)[...]
      var reader = PacketReader()
      var found: [Packet] = []
      while !rest.isEmpty {
        let count = min(rest.count, 1 + number([1, 16, 40, 9000][number(4)]))
        reader.feed(rest.prefix(count))
        rest = rest.dropFirst(count)
        while let packet = reader.take() { found.append(packet) }
      }
      #expect(found == packets, "seed \(random.seed)")
      #expect(reader.pendingByteCount == 0)
    }
  }

  @Test func stopsAtAnOversizeHeader() {
    var packet = Packet(type: 2, requestID: 0, transactionID: .none, payload: [])
    packet.payload = Array(repeating: 0, count: Packet.payloadByteCountMax + 1)
    var reader = PacketReader()
    reader.feed(Packet(type: 1, requestID: 1, transactionID: .none, payload: []).bytes[...] + packet.bytes)
    #expect(reader.take()?.type == 1)
    #expect(reader.take() == nil)
    #expect(reader.oversize == UInt32(Packet.payloadByteCountMax + 1))
    reader.feed(Packet(type: 1, requestID: 1, transactionID: .none, payload: []).bytes[...])
    #expect(reader.take() == nil)
  }
}
