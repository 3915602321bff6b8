import Glibc
import Testing
import XLTestKit
import XenstoreHost

/// A listener on a socket, such as that of a guest's qemu, that sends bytes to who connects and closes.
public final class HostileListener {
  private let path: String
  private let thread: LoopThread

  /// Listens at a path, whose directory is made where it is `/var/run/xen`; what is there is removed.
  public init(_ path: String, sends text: String) throws {
    mkdir("/var/run/xen", 0o755)
    unlink(path)
    let listener = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
    let bound = withUnixAddress(path) { bind(listener, $0, $1) }
    try #require(bound == 0 && listen(listener, 1) == 0)
    let bytes = Array(text.utf8)
    self.path = path
    thread = try #require(
      LoopThread { stop in
        defer { close(listener) }
        var watched = [listener, stop].map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
        while poll(&watched, 2, -1) > 0, watched[1].revents == 0 {
          let connection = accept(listener, nil, nil)
          var rest = bytes[...]
          while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
              send(connection, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            if count <= 0 { break }
            rest = rest.dropFirst(count)
          }
          // What it was asked is read, so that the end is an end and not a reset.
          shutdown(connection, Int32(SHUT_WR))
          var buffer = [UInt8](repeating: 0, count: 4096)
          while read(connection, &buffer, buffer.count) > 0 {}
          close(connection)
        }
      }
    )
  }

  deinit {
    thread.stop()
    unlink(path)
  }
}
