import Glibc
import HostFiles
import XenstoreWire

/// A connected descriptor that carries packets; blocking to its user, with deadlines, by poll(2).
///
/// The descriptor is close-on-exec and non-blocking; it is closed when the channel goes away.
final class PacketChannel {
  let descriptor: Int32
  /// Whether several packets may be sent as one piece: the kernel's device requires one message a write.
  let takesSeveralAtOnce: Bool
  private var reader = PacketReader()
  private(set) var isClosed = false
  /// Whether nothing more is attached or detached over it.
  private(set) var isBroken = false

  /// Bytes asked of the system at once.
  static let chunkByteCount = 8192

  init(_ address: StoreAddress) throws(StoreFault) {
    switch address {
    case .socket(let path):
      descriptor = try Self.connectSocket(path)
      takesSeveralAtOnce = true
    case .device(let path):
      takesSeveralAtOnce = false
      descriptor = open(path, O_RDWR | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
      if descriptor < 0 { throw Self.fault(path, errno, systemWords()) }
      // A packet written to a regular file would overwrite its beginning.
      var status = stat()
      if fstat(descriptor, &status) != 0 || status.st_mode & S_IFMT != S_IFCHR {
        _ = Glibc.close(descriptor)
        throw .unreachable(address: path, reason: "it is neither a socket nor a character device")
      }
    }
  }

  deinit { close() }

  func close() {
    if isClosed { return }
    (isClosed, isBroken) = (true, true)
    _ = Glibc.close(descriptor)
  }

  private static func connectSocket(_ path: String) throws(StoreFault) -> Int32 {
    let kind = Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue)
    let descriptor = socket(AF_UNIX, kind, 0)
    if descriptor < 0 { throw .unreachable(address: path, reason: systemWords()) }
    // A store that takes no connections must not keep anybody for ever.
    var limit = timeval(tv_sec: StoreClient.requestTimeoutSecondsDefault, tv_usec: 0)
    setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &limit, socklen_t(MemoryLayout<timeval>.size))
    let outcome = withSocketAddress(path) { address, length in connect(descriptor, address, length) }
    let number = outcome == nil ? 0 : errno
    let reason = outcome == nil ? "the path is too long for a socket" : systemWords()
    if outcome != 0 {
      _ = Glibc.close(descriptor)
      throw fault(path, number, reason)
    }
    _ = fcntl(descriptor, F_SETFL, O_NONBLOCK)
    return descriptor
  }

  /// Why a store cannot be talked to.
  private static func fault(_ path: String, _ number: Int32, _ reason: String) -> StoreFault {
    number == EACCES || number == EPERM ? .denied(address: path) : .unreachable(address: path, reason: reason)
  }

  /// Sends everything; false at the deadline.
  func send(_ bytes: [UInt8], until deadline: ContinuousClock.Instant?) throws(StoreFault) -> Bool {
    var start = 0
    while start < bytes.count {
      if isClosed { throw .transport("it was closed") }
      let sent = bytes.withUnsafeBytes { Self.transmit(descriptor, $0[start...]) }
      if sent >= 0 {
        start += sent
      } else if errno == EAGAIN {
        if try !wait(for: Int16(POLLOUT), until: deadline, orReadable: nil) { return false }
      } else if errno != EINTR {
        throw broken(systemWords())
      }
    }
    return true
  }

  private static func transmit(_ descriptor: Int32, _ bytes: Slice<UnsafeRawBufferPointer>) -> Int {
    let rest = UnsafeRawBufferPointer(rebasing: bytes)
    let sent = Glibc.send(descriptor, rest.baseAddress, rest.count, Int32(MSG_NOSIGNAL))
    return sent < 0 && errno == ENOTSOCK ? write(descriptor, rest.baseAddress, rest.count) : sent
  }

  /// The next packet; nil at the deadline, or when `interrupt` becomes readable first.
  func receive(
    until deadline: ContinuousClock.Instant?,
    interruptedBy interrupt: Int32? = nil,
  ) throws(StoreFault) -> Packet? {
    while true {
      if let packet = reader.take() { return packet }
      if let length = reader.oversize {
        throw broken("a packet has \(length) bytes; the limit is \(Packet.payloadByteCountMax)")
      }
      if isClosed { throw .transport("it was closed") }
      var count = 0
      let chunk = [UInt8](unsafeUninitializedCapacity: Self.chunkByteCount) { buffer, filled in
        count = read(descriptor, buffer.baseAddress, buffer.count)
        filled = max(0, count)
      }
      if count > 0 {
        reader.feed(chunk[...])
      } else if count == 0 {
        throw broken("xenstore closed it")
      } else if errno == EAGAIN {
        if try !wait(for: Int16(POLLIN), until: deadline, orReadable: interrupt) { return nil }
      } else if errno != EINTR {
        throw broken(systemWords())
      }
    }
  }

  /// The fault of a connection that has broken now.
  private func broken(_ what: String) -> StoreFault {
    isBroken = true
    return .transport(what)
  }

  /// Waits for the descriptor; false at the deadline, or when only `interrupt` is readable.
  private func wait(
    for events: Int16,
    until deadline: ContinuousClock.Instant?,
    orReadable interrupt: Int32?,
  ) throws(StoreFault) -> Bool {
    while true {
      var list = [pollfd(fd: descriptor, events: events, revents: 0)]
      if let interrupt { list.append(pollfd(fd: interrupt, events: Int16(POLLIN), revents: 0)) }
      let count = poll(&list, nfds_t(list.count), pollMilliseconds(until: deadline))
      if count > 0 { return list[0].revents != 0 }
      if count == 0 {
        guard let deadline, ContinuousClock.now < deadline else { return false }
      } else if errno != EINTR {
        throw broken(systemWords())
      }
    }
  }
}
