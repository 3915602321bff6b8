/// What a store answers to one request: a payload, or the reason it refuses.
public enum Reply: Hashable, Sendable {
  /// Done; the payload is `OK` and a NUL where there is nothing to report.
  case accepted([UInt8])
  /// Refused.
  case refused(StoreError)

  /// Done, and nothing to report.
  public static let done = Reply.accepted(Array("OK\0".utf8))

  /// The answer in a packet; an errno name that is not known counts as EINVAL, as in libxenstore 4.17.
  public init(_ packet: Packet) {
    if packet.operation == .error {
      let name = String(decoding: packet.payload.prefix { $0 != 0 }, as: UTF8.self)
      self = .refused(StoreError(rawValue: name) ?? .invalidArgument)
    } else {
      self = .accepted(packet.payload)
    }
  }

  /// The packet that answers `request`: it repeats the request's numbers; an answer that does not fit
  /// becomes E2BIG.
  public func packet(to request: Packet) -> Packet {
    var type = request.type
    var payload: [UInt8] = []
    switch self {
    case .accepted(let bytes) where bytes.count <= Packet.payloadByteCountMax: payload = bytes
    case .accepted:
      type = Operation.error.rawValue
      payload = Payload.text(StoreError.tooBig.rawValue)
    case .refused(let error):
      type = Operation.error.rawValue
      payload = Payload.text(error.rawValue)
    }
    return Packet(
      type: type,
      requestID: request.requestID,
      transactionID: request.transactionID,
      payload: payload,
    )
  }
}
