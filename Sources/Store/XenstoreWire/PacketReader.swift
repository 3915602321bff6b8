/// Cuts a stream of bytes into packets, however the bytes were split on their way.
///
/// A header that announces more than `Packet.payloadByteCountMax` stops it for good: `oversize` reports it,
/// and nothing more is taken. It holds at most what was fed and not yet taken.
public struct PacketReader: Hashable, Sendable {
  private var buffer: [UInt8] = []
  private var start = 0

  /// The length that a header announced beyond the limit, once one did.
  public private(set) var oversize: UInt32?

  /// A reader at the beginning of a stream.
  public init() {}

  /// How many bytes wait for the rest of their packet.
  public var pendingByteCount: Int { buffer.count - start }

  /// Adds bytes that arrived.
  public mutating func feed(_ bytes: ArraySlice<UInt8>) {
    guard oversize == nil else { return }
    if start == buffer.count {
      buffer.removeAll(keepingCapacity: true)
      start = 0
    } else if start > 2 * Packet.payloadByteCountMax {
      buffer.removeFirst(start)
      start = 0
    }
    buffer.append(contentsOf: bytes)
  }

  /// The next whole packet, or nil where more bytes are needed or `oversize` is set.
  public mutating func take() -> Packet? {
    guard oversize == nil, pendingByteCount >= Packet.headerByteCount else { return nil }
    let length = word(3)
    guard length <= UInt32(Packet.payloadByteCountMax) else {
      oversize = length
      return nil
    }
    let end = start + Packet.headerByteCount + Int(length)
    guard end <= buffer.count else { return nil }
    let packet = Packet(
      type: word(0),
      requestID: word(1),
      transactionID: TransactionID(word(2)),
      payload: Array(buffer[(start + Packet.headerByteCount)..<end]),
    )
    start = end
    return packet
  }

  private func word(_ index: Int) -> UInt32 {
    var result: UInt32 = 0
    for (place, shift) in Packet.wordShifts.enumerated() {
      result |= UInt32(buffer[start + 4 * index + place]) << shift
    }
    return result
  }
}
