import Glibc
public import XenstoreWire

/// A connection that sends any packet, sensible or not, and shows all that comes back, in order.
public final class RawClient {
  private let descriptor: Int32
  private var reader = PacketReader()

  /// How long an answer may take, in seconds.
  public static let answerSecondsMax = 10

  /// Connects to a socket.
  public init(_ socketPath: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_un()
    address.sun_family = sa_family_t(AF_UNIX)
    withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(socketPath.utf8)) }
    let status = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
      }
    }
    guard status == 0 else {
      throw StoreFault.unreachable(address: socketPath, reason: String(cString: strerror(errno)))
    }
    var limit = timeval(tv_sec: Self.answerSecondsMax, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  /// Sends bytes as they are; false where the other side has gone.
  @discardableResult
  public func send(_ bytes: [UInt8]) -> Bool {
    Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  /// The next packet; nil at the end of the connection, or when none comes in time.
  public func next() -> Packet? {
    while true {
      if let packet = reader.take() { return packet }
      var chunk = [UInt8](repeating: 0, count: 65536)
      let count = recv(descriptor, &chunk, chunk.count, 0)
      guard count > 0 else { return nil }
      reader.feed(chunk[..<count])
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
