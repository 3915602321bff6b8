/// The store's word that something changed: the path that did, and the token given with the watch.
public struct WatchEvent: Hashable, Sendable {
  /// The changed path, as the watcher spelled it: relative for a relative watch, `@…` for a special one.
  public var path: StorePath
  /// The token of the watch.
  public var token: [UInt8]

  /// An event by its parts.
  public init(path: StorePath, token: [UInt8]) {
    self.path = path
    self.token = token
  }

  /// The event that a packet carries, or nil where it carries none.
  public init?(_ packet: Packet) {
    guard packet.operation == .watchEvent else { return nil }
    let parts = Payload.strings(packet.payload)
    guard parts.count == 2, let path = StorePath(bytes: parts[0]) else { return nil }
    self.init(path: path, token: Array(parts[1]))
  }

  /// The event as the store sends it; its request and transaction numbers are 0.
  public var packet: Packet {
    Packet(
      type: Operation.watchEvent.rawValue,
      requestID: 0,
      transactionID: .none,
      payload: Payload.joining([Array(path.string.utf8), token]),
    )
  }
}

extension WatchEvent: CustomStringConvertible {
  /// Path and token, with a blank between.
  public var description: String { "\(path) \(String(decoding: token, as: UTF8.self))" }
}
