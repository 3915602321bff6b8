import Glibc
import HostFiles
import Synchronization
import XenstoreWire

/// A Unix socket that takes connections: for this user only, never instead of a store that answers.
///
/// A lock file beside the socket keeps two servers from taking each other's place; a socket that no process
/// answers at is a leftover and is replaced. Both files go with it.
final class ListeningSocket: Sendable {
  let path: String
  let descriptor: Int32
  private let lock: Int32
  private let inode: (device: UInt64, number: UInt64)
  private let isClosed = Mutex(false)

  /// Connections that may wait to be taken.
  static let waitingMax: Int32 = 64

  init(_ path: String) throws(StoreFault) {
    self.path = path
    lock = try Self.takeLock(path)
    do {
      try Self.clear(path)
      descriptor = try Self.bindSocket(path)
    } catch {
      _ = unlink(path + ".lock")
      _ = Glibc.close(lock)
      throw error
    }
    inode = Self.inode(path) ?? (0, 0)
  }

  deinit { close() }

  func close() {
    let wasClosed = isClosed.withLock { isClosed in
      defer { isClosed = true }
      return isClosed
    }
    if wasClosed { return }
    if let now = Self.inode(path), now == inode { _ = unlink(path) }
    _ = unlink(path + ".lock")
    _ = Glibc.close(descriptor)
    _ = Glibc.close(lock)
  }

  private static func takeLock(_ path: String) throws(StoreFault) -> Int32 {
    let file = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0o600)
    if file < 0 { throw .notServed(address: path, reason: "its lock file: \(systemWords())") }
    if flock(file, LOCK_EX | LOCK_NB) == 0 { return file }
    let reason = errno == EWOULDBLOCK ? "another server holds its lock file" : systemWords()
    _ = Glibc.close(file)
    throw .notServed(address: path, reason: reason)
  }

  /// Takes a leftover socket away.
  private static func clear(_ path: String) throws(StoreFault) {
    var status = stat()
    guard lstat(path, &status) == 0 else { return }
    guard status.st_mode & S_IFMT == S_IFSOCK else {
      throw .notServed(address: path, reason: "the path exists and is not a socket")
    }
    let probe = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    if probe < 0 { throw .notServed(address: path, reason: systemWords()) }
    defer { _ = Glibc.close(probe) }
    let outcome = withSocketAddress(path) { connect(probe, $0, $1) }
    guard outcome == -1 && errno == ECONNREFUSED else {
      throw .notServed(address: path, reason: "another xenstore already uses it")
    }
    if unlink(path) != 0 { throw .notServed(address: path, reason: systemWords()) }
  }

  private static func bindSocket(_ path: String) throws(StoreFault) -> Int32 {
    let kind =
      Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
    let descriptor = socket(AF_UNIX, kind, 0)
    if descriptor < 0 { throw .notServed(address: path, reason: systemWords()) }
    // The mode of an unbound socket is the mode of its file to be, so there is no moment of wider access.
    _ = fchmod(descriptor, 0o600)
    // It gets its name only when it listens: the process that waits for the file is never turned away.
    let early = path + "~"
    _ = unlink(early)
    var outcome = withSocketAddress(early) { bind(descriptor, $0, $1) }
    if outcome == 0 && listen(descriptor, waitingMax) == 0 && rename(early, path) == 0 { return descriptor }
    if outcome == 0 { _ = unlink(early) }
    if outcome == nil {
      outcome = withSocketAddress(path) { bind(descriptor, $0, $1) }
      if outcome == 0 && listen(descriptor, waitingMax) == 0 { return descriptor }
    }
    let reason = outcome == nil ? "the path is too long for a socket" : systemWords()
    _ = Glibc.close(descriptor)
    throw .notServed(address: path, reason: reason)
  }

  private static func inode(_ path: String) -> (device: UInt64, number: UInt64)? {
    var status = stat()
    return lstat(path, &status) == 0 ? (UInt64(status.st_dev), UInt64(status.st_ino)) : nil
  }
}
