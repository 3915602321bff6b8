import Glibc
import Synchronization

/// Messages of threads for one that waits for them and for other descriptors.
package final class Mailbox<Message: Sendable>: Sendable {
  private let messages = Mutex<[Message]>([])
  private let ends: (read: Int32, write: Int32)

  /// An empty one; nil where the system gives no descriptors.
  package init?() {
    guard let ends = pipeEnds() else { return nil }
    self.ends = ends
    _ = fcntl(ends.read, F_SETFL, O_NONBLOCK)
  }

  deinit {
    close(ends.read)
    close(ends.write)
  }

  /// Leaves a message, and wakes who waits.
  package func post(_ message: Message) {
    messages.withLock { $0.append(message) }
    var byte: UInt8 = 1
    // A full pipe wakes, too.
    _ = unsafe write(ends.write, &byte, 1)
  }

  /// The messages since the last call.
  package func take() -> [Message] {
    var bytes = [UInt8](repeating: 0, count: 256)
    while unsafe bytes.withUnsafeMutableBytes({ unsafe read(ends.read, $0.baseAddress, $0.count) }) > 0 {}
    return messages.withLock { messages in
      defer { messages = [] }
      return messages
    }
  }

  /// Waits for a message, for another descriptor, or for a time; without a time for ever.
  package func wait(beside others: [Int32], until deadline: ContinuousClock.Instant?) {
    var watched = ([ends.read] + others).map { pollfd(fd: $0, events: Int16(POLLIN), revents: 0) }
    let rest = deadline.map { max(0, (($0 - .now) / .milliseconds(1)).rounded(.up)) }
    // A signal is no reason to wait on: whoever called looks again.
    _ = unsafe poll(&watched, nfds_t(watched.count), rest.map { Int32(min($0, 60_000)) } ?? -1)
  }
}
