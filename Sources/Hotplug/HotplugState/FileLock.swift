import Glibc
import HostFiles
package import HotplugOutcome

/// A lock that one process holds at a time: flock(2) on a file that counts only while it has its name, and
/// that its holder removes; it ends with the process, however that ends.
///
/// Xen's scripts (locking.sh) and libxl (userdata locks) follow the same rule (Xen 4.17, the latter observed
/// with strace). They wait without end; here each wait has an end, because a process that was left over may
/// hold a lock for ever. Children never inherit a lock.
package final class FileLock {
  /// The file.
  package let path: String
  /// What the lock protects.
  package let rank: LockRank
  private let order: LockOrder
  private var descriptor: Int32 = -1
  private var isHeld = false
  /// How many times the lock had been taken when its file was opened; see `noteTaken`.
  private var takenBefore: off_t = 0

  /// A lock that is not taken yet; its file is made where it is missing.
  package init(_ path: String, _ rank: LockRank, in order: LockOrder) throws(EngineFault) {
    (self.path, self.rank, self.order) = (path, rank, order)
    try open()
  }

  /// A lock that is taken, within some seconds.
  package convenience init(
    taking path: String,
    _ rank: LockRank,
    in order: LockOrder,
    waiting seconds: Double,
    interruptedBy interrupt: Int32?
  ) throws(EngineFault) {
    try self.init(path, rank, in: order)
    try take(waiting: seconds, interruptedBy: interrupt)
  }

  deinit {
    guard descriptor >= 0 else { return }
    if isHeld { order.remove(path) }
    // A file that was opened only, and that no process holds, would stay. A device's lock is never waited
    // for, so that a moment's hold would turn others away.
    let isOurs = isHeld || rank == .image && flock(descriptor, LOCK_EX | LOCK_NB) == 0
    // The process that opened the same file and waits sees that it is gone, and opens the next one. Where
    // another process else has removed it, the name is another's.
    if isOurs && isNamed { unlink(path) }
    close(descriptor)
  }

  /// Takes the lock; whether no process has held it since its file was opened, so that what was looked up
  /// before is still true.
  ///
  /// Throws `.locked` where it is not free within some seconds (0 tries once), and `.interrupted` as soon as
  /// the descriptor is readable.
  @discardableResult
  package func take(waiting seconds: Double, interruptedBy interrupt: Int32?) throws(EngineFault) -> Bool {
    order.check(rank, path)
    let deadline = ContinuousClock.now.advanced(by: .seconds(seconds))
    var isFirst = true
    while true {
      try lock(until: deadline, seconds, interrupt)
      if isNamed { break }
      // Its holder removed it, so this is the lock of nothing.
      close(descriptor)
      descriptor = -1
      isFirst = false
      try open()
    }
    isHeld = true
    order.add(rank, path)
    return noteTaken() && isFirst
  }

  /// Whether a process holds the lock with this file; nothing is made or taken.
  package static func isHeld(_ path: String) -> Bool { FileLocks().isHeld(path) }

  /// Removes a lock's file that no process holds; one that is held stays.
  package static func removeUnheld(_ path: String) throws(EngineFault) {
    if access(path, F_OK) != 0 && errno == ENOENT { return }
    do { _ = try FileLock(taking: path, .device, in: LockOrder(), waiting: 0, interruptedBy: nil) } catch {
      if case .locked = error { return }
      throw error
    }
  }

  // MARK: the file

  private func open() throws(EngineFault) {
    // The modes are those of libxl and of Xen's scripts, whose locks others may check.
    descriptor = Glibc.open(path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, rank < .libxl ? 0o600 : 0o644)
    guard descriptor >= 0 else { throw .runtimeDirectory(path, reason: "open: \(systemWords(errno))") }
    takenBefore = size
  }

  private func lock(until deadline: ContinuousClock.Instant, _ seconds: Double, _ interrupt: Int32?)
    throws(EngineFault)
  {
    switch LockWait(for: descriptor, until: deadline, interruptedBy: interrupt) {
    case .held: return
    case .timedOut:
      throw .locked(LockedFile(path: path, rank: rank, holder: LockHolder(of: path), seconds: seconds))
    case .interrupted: throw .interrupted
    case .failed(let number): throw .runtimeDirectory(path, reason: "flock: \(systemWords(number))")
    }
  }

  /// Whether the file still has its name.
  private var isNamed: Bool {
    var (held, named) = (stat(), stat())
    return fstat(descriptor, &held) == 0 && lstat(path, &named) == 0 && held.st_dev == named.st_dev
      && held.st_ino == named.st_ino
  }

  private var size: off_t {
    var status = stat()
    return fstat(descriptor, &status) == 0 ? status.st_size : 0
  }

  /// Notes that the lock was taken; false where another has taken it since the file was opened.
  ///
  /// Each holder of an image's lock lengthens its file by a byte. A holder removes the file at the end, but
  /// for one that was killed: what it wrote meanwhile no process may overlook. The files of others stay
  /// empty.
  private func noteTaken() -> Bool {
    guard rank == .image else { return true }
    let taken = size
    ftruncate(descriptor, taken + 1)
    return taken == takenBefore
  }
}
