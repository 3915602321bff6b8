public import XenstoreWire

/// A connection to a store, by number; numbers are not used twice.
public struct ConnectionID: Hashable, Sendable, Comparable {
  let number: UInt64

  /// Orders by age.
  public static func < (left: Self, right: Self) -> Bool { left.number < right.number }
}

/// A packet that a store has for one of its connections.
public struct Delivery: Hashable, Sendable {
  /// Whom it is for.
  public let connection: ConnectionID
  /// What to send.
  public let packet: Packet

  /// A packet for a connection.
  public init(connection: ConnectionID, packet: Packet) {
    (self.connection, self.packet) = (connection, packet)
  }
}
