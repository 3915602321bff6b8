import Glibc
import XenstoreTree
import XenstoreWire

/// One client of a server: its descriptor, what came from it and what waits for it.
struct ServerConnection {
  let descriptor: Int32
  let domid: UInt16
  let socketPath: String
  var reader = PacketReader()
  var output = OutputQueue()

  /// Bytes read from a client at once.
  static let chunkByteCount = 8192

  /// Reads once; false where the client has gone.
  mutating func fill() -> Bool {
    var chunk = [UInt8](repeating: 0, count: Self.chunkByteCount)
    let count = chunk.withUnsafeMutableBytes { read(descriptor, $0.baseAddress, $0.count) }
    if count > 0 { reader.feed(chunk[..<count]) }
    return count > 0 || count < 0 && (errno == EAGAIN || errno == EINTR)
  }

  /// Sends as much as the client takes; false where it has gone.
  mutating func flush() -> Bool {
    var isThere = true
    output.drain { bytes in
      while true {
        let count = bytes.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if count >= 0 { return count }
        if errno == EINTR { continue }
        if errno != EAGAIN { isThere = false }
        return 0
      }
    }
    return isThere
  }
}
