public import XenstoreWire

/// Bytes that wait to be sent to one connection, packet by packet.
///
/// A watch event that is the same as one still waiting is left out, so that a slow reader is notified of a
/// thousand changes of one node once; events of special names such as `@introduceDomain` are all kept
/// (XSA-326; `send_event`, tools/xenstore/xenstored_core.c, Xen 4.17).
public struct OutputQueue: Sendable {
  private var packets: [[UInt8]] = []
  private var first = 0
  private var sentOfFirst = 0
  private var waitingEvents: Set<[UInt8]> = []

  /// How many bytes wait.
  public private(set) var byteCount = 0

  /// An empty queue.
  public init() {}

  /// Whether nothing waits.
  public var isEmpty: Bool { byteCount == 0 }

  /// Adds a packet, unless it is an event that waits already.
  public mutating func append(_ packet: Packet) {
    let isMerged = packet.operation == .watchEvent && packet.payload.first != UInt8(ascii: "@")
    if isMerged && !waitingEvents.insert(packet.payload).inserted { return }
    let bytes = packet.bytes
    packets.append(bytes)
    byteCount += bytes.count
  }

  /// Hands the bytes of the first waiting packets to `send`, which reports how many it took; ends when it
  /// takes fewer than offered.
  public mutating func drain(_ send: (ArraySlice<UInt8>) -> Int) {
    while first < packets.count {
      let packet = packets[first]
      let offered = packet[sentOfFirst...]
      let sent = send(offered)
      sentOfFirst += sent
      byteCount -= sent
      if sent < offered.count { return }
      waitingEvents.remove(Array(packet[Packet.headerByteCount...]))
      first += 1
      sentOfFirst = 0
    }
    packets.removeAll(keepingCapacity: true)
    first = 0
  }
}
