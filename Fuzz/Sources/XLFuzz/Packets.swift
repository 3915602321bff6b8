import XenstoreTree
import XenstoreWire

/// The bytes of a privileged client of xenstore: the same packets however the bytes are split, requests that
/// survive encoding, and answers that agree with a model of the store.
func testStore(_ bytes: [UInt8]) {
  let packets = packets(in: [bytes[...]])
  precondition(packets == XLFuzz.packets(in: parts(of: bytes)), "splitting the bytes changes the packets")
  var store = Store()
  var model = StoreModel()
  let client = store.connect()
  for packet in packets {
    let request = Request.decode(packet)
    let replies = store.handle(packet, from: client).map(\.packet).filter { $0.operation != .watchEvent }
    precondition(replies.count == 1, "a request has exactly one answer")
    guard case .success(let request) = request else { continue }
    let again = request.packet(requestID: packet.requestID, transaction: packet.transactionID)
    precondition(Request.decode(again) == .success(request), "a request changes when it is encoded")
    model.take(request, of: packet.transactionID, answer: Reply(replies[0]))
  }
  model.check(store.snapshot)
}

private func packets(in parts: [ArraySlice<UInt8>]) -> [Packet] {
  var reader = PacketReader()
  var packets: [Packet] = []
  for part in parts {
    reader.feed(part)
    while let packet = reader.take() { packets.append(packet) }
  }
  return packets
}
