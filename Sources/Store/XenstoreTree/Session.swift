internal import OrderedCollections
import XenstoreWire

/// What the store remembers of one connection: whose it is, its watches and its transactions.
struct Session: Sendable {
  struct Watch: Hashable, Sendable {
    /// The absolute path, or the special name.
    let path: String
    let token: [UInt8]
    /// The text before the path as the watcher spelled it: the home and a slash for a relative watch.
    let hidden: String

    /// Whether it watches the same node with the same token, however the path was spelled.
    func isSame(as other: Watch) -> Bool { path == other.path && token == other.token }
  }

  let domid: UInt16
  var target: UInt16?
  var watches: [Watch] = []
  var transactions: [TransactionID: Transaction] = [:]
  private var lastTransaction: UInt32 = 0

  init(domid: UInt16) { self.domid = domid }

  var home: String { "/local/domain/\(domid)" }

  /// A number that none of the open transactions has; from 1.
  mutating func nextTransactionID() -> TransactionID {
    repeat {
      lastTransaction &+= 1
    } while lastTransaction == 0 || transactions[TransactionID(lastTransaction)] != nil
    return TransactionID(lastTransaction)
  }

  /// The events that a change causes, in the order in which the watches were set.
  func events(_ path: String, isExact: Bool) -> [Packet] {
    var packets: [Packet] = []
    for watch in watches {
      let matches = path == watch.path || !isExact && Self.lies(path, below: watch.path)
      if matches { packets.append(Self.event(path, watch)) }
    }
    return packets
  }

  /// The event of one watch for a path.
  static func event(_ path: String, _ watch: Watch) -> Packet {
    let shown =
      path.hasPrefix(watch.hidden) ? Array(path.utf8.dropFirst(watch.hidden.utf8.count)) : Array(path.utf8)
    return Packet(
      type: Operation.watchEvent.rawValue,
      requestID: 0,
      transactionID: .none,
      payload: Payload.joining([shown, watch.token]),
    )
  }

  private static func lies(_ path: String, below above: String) -> Bool {
    guard path.utf8.first == UInt8(ascii: "/") else { return false }
    return above == "/"
      || path.utf8.count > above.utf8.count && path.hasPrefix(above)
        && path.utf8.dropFirst(above.utf8.count).first == UInt8(ascii: "/")
  }
}
