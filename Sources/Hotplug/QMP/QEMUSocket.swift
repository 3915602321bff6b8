import CSocket
import Glibc
import HostFiles
import HotplugOutcome
import HotplugPlan

/// The socket on which libxl talks to the qemu of a guest: lines go in and out, until a deadline.
///
/// A guest may have taken over its qemu, so that a line has a limit, and no wait is longer than the deadline.
final class QEMUSocket {
  /// Where libxl 4.17 has qemu make its sockets.
  static let directory = "/var/run/xen"
  /// The longest line, in bytes; libxl takes 1 MiB too.
  static let lineByteCountMax = 1 << 20
  /// How many bytes are read at once.
  private static let chunkByteCount = 1 << 14
  /// How long a full queue of connections is left alone before the next try, in milliseconds.
  private static let pauseMilliseconds: Int32 = 100

  /// Its path.
  let path: String
  private let directory: String
  private var descriptor: Int32 = -1
  private var unread: [UInt8] = []
  private var deadline: Deadline
  /// A descriptor that becomes readable when a person requires to stop.
  private var interrupt: Int32?

  /// Connects to the qemu of a guest.
  init(
    of domid: UInt16,
    in directory: String = QEMUSocket.directory,
    until deadline: Deadline,
    interruptedBy interrupt: Int32?
  ) throws(EngineFault) {
    (self.directory, path) = (directory, "\(directory)/qmp-libxl-\(domid)")
    (self.deadline, self.interrupt) = (deadline, interrupt)
    let file = try file()
    defer { close(file) }
    try connect(to: file)
  }

  deinit { close(descriptor) }

  /// Gives what follows another deadline.
  func allow(until deadline: Deadline, interruptedBy interrupt: Int32?) {
    (self.deadline, self.interrupt) = (deadline, interrupt)
  }

  // MARK: connecting

  /// The file of the socket: a socket, and no link to one, in a directory that only root writes.
  private func file() throws(EngineFault) -> Int32 {
    let home = unsafe csocket_locate(AT_FDCWD, directory)
    guard home >= 0 else { throw unreachable(systemWords(errno)) }
    defer { close(home) }
    var status = stat()
    guard unsafe fstat(home, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == 0,
      status.st_mode & (S_IWGRP | S_IWOTH) == 0
    else { throw unreachable("expected a directory that only root can write") }
    let file = unsafe csocket_locate(home, String(path.dropFirst(directory.utf8.count + 1)))
    guard file >= 0 else { throw unreachable(systemWords(errno)) }
    guard unsafe fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFSOCK else {
      close(file)
      throw unreachable("expected a socket")
    }
    return file
  }

  /// Connects to the socket that was checked: its path may lead to another one by now.
  private func connect(to file: Int32) throws(EngineFault) {
    while true {
      descriptor = csocket_connect(file)
      if descriptor >= 0 { return }
      // As many wait already as the system lets wait.
      guard errno == EAGAIN else { throw unreachable(systemWords(errno)) }
      try checkDeadline()
      var heard = pollfd(fd: interrupt ?? -1, events: Int16(POLLIN), revents: 0)
      if unsafe poll(&heard, 1, Self.pauseMilliseconds) > 0 { throw .interrupted }
    }
  }

  // MARK: lines

  /// Sends bytes, and a descriptor with the first of them.
  func send(_ bytes: [UInt8], passing file: Int32?) throws(EngineFault) {
    var sent = 0
    while sent < bytes.count {
      let count = unsafe bytes[sent...].withUnsafeBytes { rest in
        unsafe csocket_send(descriptor, rest.baseAddress, UInt(rest.count), sent == 0 ? file ?? -1 : -1)
      }
      if count > 0 { sent += count } else { try wait(for: POLLOUT, after: errno) }
    }
  }

  /// The next line, without its end.
  func line() throws(EngineFault) -> [UInt8] {
    var searched = 0
    while true {
      if let end = unread[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { unread.removeFirst(end + 1) }
        return Array(unread[..<end])
      }
      searched = unread.count
      guard searched < Self.lineByteCountMax else {
        throw .qemu(.malformed(path: path, reason: "a line of more than \(Self.lineByteCountMax) bytes"))
      }
      // One that sends without a pause must not escape it.
      try checkDeadline()
      var chunk = [UInt8](repeating: 0, count: Self.chunkByteCount)
      let count = unsafe chunk.withUnsafeMutableBytes { unsafe read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { throw unreachable("it closed the connection") }
      if count > 0 { unread += chunk[..<count] } else { try wait(for: POLLIN, after: errno) }
    }
  }

  /// Waits until the socket is ready, where that is what a failed call says.
  private func wait(for events: Int32, after reason: Int32) throws(EngineFault) {
    if reason == EINTR { return }
    guard reason == EAGAIN else { throw unreachable(systemWords(reason)) }
    try checkDeadline()
    var watched = [
      pollfd(fd: descriptor, events: Int16(events), revents: 0),
      pollfd(fd: interrupt ?? -1, events: Int16(POLLIN), revents: 0),
    ]
    _ = unsafe poll(&watched, 2, Int32(min(deadline.secondsLeft, 1) * 1000) + 1)
    if watched[1].revents != 0 { throw .interrupted }
  }

  private func checkDeadline() throws(EngineFault) {
    if deadline.isOver { throw .qemu(.silent(path: path, seconds: deadline.seconds)) }
  }

  private func unreachable(_ reason: String) -> EngineFault {
    .qemu(.unreachable(path: path, reason: reason))
  }
}
