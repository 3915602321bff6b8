/// One message as it travels: four native-endian 32-bit words (type, request, transaction, length), then the
/// payload (`struct xsd_sockmsg`, xen/include/public/io/xs_wire.h, Xen 4.17).
public struct Packet: Hashable, Sendable {
  /// Bytes of the header.
  public static let headerByteCount = 16
  /// The most bytes of a payload (`XENSTORE_PAYLOAD_MAX`); a longer one ends the connection.
  public static let payloadByteCountMax = 4096

  /// The operation's number, which need not be one that is known.
  public var type: UInt32
  /// Chosen by the client; a reply repeats it, an event has 0.
  public var requestID: UInt32
  /// The transaction that the request belongs to; a reply repeats it.
  public var transactionID: TransactionID
  /// What follows the header.
  public var payload: [UInt8]

  /// A message by its parts.
  public init(type: UInt32, requestID: UInt32, transactionID: TransactionID, payload: [UInt8]) {
    self.type = type
    self.requestID = requestID
    self.transactionID = transactionID
    self.payload = payload
  }

  /// The operation, where the number is a known one.
  public var operation: Operation? { Operation(rawValue: type) }

  /// Header and payload as they go over the wire.
  public var bytes: [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(Self.headerByteCount + payload.count)
    for word in [type, requestID, transactionID.rawValue, UInt32(payload.count)] {
      for shift in Self.wordShifts { result.append(UInt8(truncatingIfNeeded: word >> shift)) }
    }
    result.append(contentsOf: payload)
    return result
  }

  /// How far each byte of a word is shifted, first byte first, on this machine.
  static let wordShifts: [UInt32] = UInt32(1).littleEndian == 1 ? [0, 8, 16, 24] : [24, 16, 8, 0]
}
