import Glibc
import XLServer

/// Carries bytes between two descriptors and a server, until one side ends.
///
/// Nothing is written that the other side would not take at once, so that a client that says much before it
/// listens does not stop the server, and the server goes on listening.
struct ServerLoop: ~Copyable {
  /// How many bytes are read at once.
  private static let chunkByteCount = 1 << 16
  /// A pipe that takes anything takes so many bytes at once (pipe(7), PIPE_BUF).
  private static let pieceByteCount = 4096
  /// With more bytes than these for a client that does not read, it is no longer listened to.
  static let waitingByteCountMax = 64 << 20
  /// How often it is looked whether the client's process is still there.
  private static let parentMilliseconds: Int32 = 2000
  /// The most bytes that are read before what was read is met.
  private static let batchByteCount = 1 << 22

  let session: Session
  let input: Int32
  let output: Int32
  private(set) var reader = MessageReader()
  private(set) var waiting: [UInt8] = []
  private(set) var written = 0

  /// Runs to the end, and gives the status to end with.
  mutating func run() -> Int32 {
    // A client that is gone is reported by the failed write.
    signal(SIGPIPE, SIG_IGN)
    while session.ending == nil {
      let isFull = waiting.count - written > Self.waitingByteCountMax
      guard let ready = wait(reads: !isFull) else { break }
      if ready.takes, !writePiece() { return 1 }
      if ready.gives {
        let events = read()
        if !events.isEmpty { session.handle(events) }
      } else if session.hasWork, !isFull {
        session.handle([.idle])
      } else if isClientGone {
        return 1
      }
      for message in session.takeMessages() { waiting += MessageReader.framed(message.bytes) }
      // Most answers fit into the pipe at once.
      while written < waiting.count, canWrite { if !writePiece() { return 1 } }
    }
    while written < waiting.count { if !writePiece() { break } }
    return session.ending ?? 1
  }

  // MARK: - Waiting

  /// Waits until something can be done; nil where that cannot be found out.
  private func wait(reads: Bool) -> (gives: Bool, takes: Bool)? {
    var places = [
      pollfd(fd: reads ? input : -1, events: Int16(POLLIN), revents: 0),
      pollfd(fd: written < waiting.count ? output : -1, events: Int16(POLLOUT), revents: 0),
    ]
    let idle = session.clientProcess == nil ? -1 : Self.parentMilliseconds
    let timeout = session.hasWork && reads ? 0 : idle
    let count = poll(&places, nfds_t(places.count), timeout)
    if count < 0, errno != EINTR { return nil }
    if count <= 0 { return (false, false) }
    return (places[0].revents != 0, places[1].revents != 0)
  }

  private var canWrite: Bool {
    var place = pollfd(fd: output, events: Int16(POLLOUT), revents: 0)
    return poll(&place, 1, 0) == 1
  }

  private var hasInput: Bool {
    var place = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
    return poll(&place, 1, 0) == 1
  }

  /// Whether the process that started the server has ended.
  private var isClientGone: Bool {
    guard let process = session.clientProcess, let number = pid_t(exactly: process), number > 0 else {
      return false
    }
    return kill(number, 0) != 0 && errno == ESRCH
  }

  // MARK: - Bytes

  /// Everything that can be read now, as events; changes that come together are met together.
  private mutating func read() -> [ServerEvent] {
    var events: [ServerEvent] = []
    var total = 0
    repeat {
      var failure: Int32 = 0
      let bytes = [UInt8](unsafeUninitializedCapacity: Self.chunkByteCount) { buffer, count in
        let got = Glibc.read(input, buffer.baseAddress, buffer.count)
        failure = got < 0 ? errno : 0
        count = max(0, got)
      }
      if failure == EINTR || failure == EAGAIN { continue }
      reader.append(bytes)
      while let piece = reader.next() {
        switch piece {
        case .message(let bytes): events.append(.message(bytes))
        case .broken(let words): events.append(.broken(words))
        }
      }
      if bytes.isEmpty {
        events.append(.inputEnded)
        break
      }
      total += bytes.count
    } while total < Self.batchByteCount && hasInput
    return events
  }

  /// Writes the next bytes; false where no process takes them any more.
  private mutating func writePiece() -> Bool {
    let end = min(waiting.count, written + Self.pieceByteCount)
    let count = waiting[written..<end].withUnsafeBytes { Glibc.write(output, $0.baseAddress, $0.count) }
    if count < 0 { return errno == EINTR || errno == EAGAIN }
    written += count
    if written == waiting.count {
      waiting.removeAll(keepingCapacity: waiting.capacity < 1 << 20)
      written = 0
    } else if written > 1 << 20 {
      waiting.removeSubrange(..<written)
      written = 0
    }
    return true
  }
}
