public import XenstoreWire

/// A stream of bytes to a store and back.
protocol ByteLink: AnyObject {
  /// Sends everything; false where the other side has gone.
  func send(_ bytes: [UInt8]) -> Bool
  /// Some bytes that came; none at the end of the stream, or when none come in time.
  func receive() -> [UInt8]
}

/// A connection that sends any packet, sensible or not, and shows all that comes back, in order.
public final class RawClient {
  private let link: any ByteLink
  private var reader = PacketReader()

  /// How long an answer may take, in seconds.
  public static let answerSecondsMax = 60

  init(_ link: any ByteLink) { self.link = link }

  /// Sends bytes as they are; false where the other side has gone.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool { link.send(bytes) }

  /// The next packet; nil at the end of the connection, or when none comes in time.
  public func next() -> Packet? {
    while true {
      if let packet = reader.take() { return packet }
      let bytes = link.receive()
      if bytes.isEmpty { return nil }
      reader.feed(bytes[...])
    }
  }

  /// Sends a request and a second one that is always answered, and gives all that came before that answer.
  public func exchange(_ type: UInt32, _ payload: [UInt8], transaction: UInt32 = 0) -> [Packet] {
    let mark: UInt32 = 0x5EED
    send(
      Packet(type: type, requestID: 7, transactionID: TransactionID(transaction), payload: payload).bytes
        + Request.getDomainPath(domid: 0).packet(requestID: mark).bytes
    )
    var packets: [Packet] = []
    while let packet = next(), packet.requestID != mark || packet.operation == .watchEvent {
      packets.append(packet)
    }
    return packets
  }
}
