import Glibc
import XLTestKit
import XenstoreWire

/// A stream over a Unix socket.
final class SocketLink: ByteLink {
  private let descriptor: Int32

  init(_ path: String) throws {
    descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    let status = withUnixAddress(path) { connect(descriptor, $0, $1) }
    guard status == 0 else {
      throw StoreFault.unreachable(address: path, reason: String(cString: strerror(errno)))
    }
    var limit = timeval(tv_sec: RawClient.answerSecondsMax, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
  }

  deinit { close(descriptor) }

  func send(_ bytes: [UInt8]) -> Bool {
    Glibc.send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) == bytes.count
  }

  func receive() -> [UInt8] {
    var chunk = [UInt8](repeating: 0, count: 65536)
    let count = recv(descriptor, &chunk, chunk.count, 0)
    return count > 0 ? Array(chunk[..<count]) : []
  }
}
